/* The closed-world image of the tests, as written by TestLauncher. */
    .section .managed, "a"
    .balign 16
    .incbin "tests.image"
