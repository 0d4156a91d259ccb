from .inspection import main

main()
