/* The closed-world image of the managed updater, as the linker wrote it. */
    .section .managed, "a"
    .balign 16
    .incbin "updater.img"
