/* The closed-world image of the tests, as TestLauncher wrote it. */
    .section .managed, "a"
    .balign 16
    .incbin "tests.image"
