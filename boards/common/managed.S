/* The closed-world image of the managed updater, as written by the linker. */
    .section .managed, "a"
    .balign 4
    .incbin "updater.img"
