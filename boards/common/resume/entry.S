/* The part that runs in flash: the vector table, which is copied to page 0, and the jump into RAM. This part is position independent; the
   code after it is linked for the RAM to which that code is copied. An entry of the table is an offset in the file, Thumb bit included, to
   which the address of the stub in flash is added in page 0; the stack pointer is used unchanged. */
    .syntax unified
    .thumb
    .section .vectors, "ax"

    .global resumeVectors
resumeVectors:
    .word stackTop
    .word resetEntry - resumeVectors + 1
    .rept 14 /* NMI, hard fault, other faults, unused */
    .word faultEntry - resumeVectors + 1
    .endr
    .ascii "FUPDstub" /* identifies a stub in flash */

    .thumb_func
resetEntry:
    movs r4, #0
    b copy
    .thumb_func
faultEntry:
    movs r4, #1
copy:
    cpsid i
    ldr r0, =stackTop
    mov sp, r0
    adr r1, resumeVectors
    ldr r2, =imageStart
    ldr r3, =imageBytes
1:  subs r3, r3, #4
    ldr r0, [r1, r3]
    str r0, [r2, r3]
    bne 1b
    mov r0, r4
    ldr r1, =startResume
    bx r1
    .pool
