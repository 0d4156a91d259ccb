from portal.common.scheduler import every

from .services import forget_old


@every(days=1)
def forget_old_ways_in():
    forget_old()
