async def close_unknown(scope, receive, send) -> None:
    """Refuse a socket at an address that nobody has: the browser sees a 403, the log sees nothing."""
    await receive()
    await send({"type": "websocket.close", "code": 4404})
