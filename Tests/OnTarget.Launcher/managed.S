/* The closed-world image of the tests, as OnTarget.Launcher wrote it. */
    .section .managed, "a"
    .balign 16
    .incbin "tests.image"
