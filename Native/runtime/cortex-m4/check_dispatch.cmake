# Checks each computed goto that the compiler generated; the interpreter never executes these gotos (core/operations/dispatch.hpp). A
# computed goto must consist of LDR, ORR and BX, follow a jump, and not be the target of a branch; an instruction that the compiler had
# added there would never be executed. Usage: cmake -DELF=program -P check_dispatch.cmake
execute_process(COMMAND arm-none-eabi-objdump -d --no-show-raw-insn --disassemble=_ZN4nano3runEv ${ELF}
    OUTPUT_VARIABLE listing COMMAND_ERROR_IS_FATAL ANY)
set(jump " *[0-9a-f]+:\t(ldr\\.w\tpc, |b\\.[nw]\t)[^\n]*\n")
set(load " *[0-9a-f]+:\tldr\\.w\tr[0-9]+, \\[r6, r[0-9]+, lsl #2\\]\n")
set(dispatch "${load} *[0-9a-f]+:\torr\\.w\tr[0-9]+, r[0-9]+, #1\n *[0-9a-f]+:\tbx\tr[0-9]+\n")
string(REGEX MATCHALL "\tbx\t" jumps "${listing}")
string(REGEX MATCHALL "${jump}${dispatch}" copies "${listing}")
list(LENGTH jumps expected)
list(LENGTH copies count)
if(count EQUAL 0 OR NOT count EQUAL expected)
    message(FATAL_ERROR "${ELF}: ${count} of ${expected} dispatches of the compiler consist of LDR, ORR, BX")
endif()

# Stops the build if a branch targets the address. Branches that are never executed are allowed: those directly after a dispatch of the
# interpreter (LDR to PC) that are not the target of a branch.
function(check_unreachable address)
    set(branch "\t(b|cb)[a-z.]*\t([^\n]*, )?${address} ")
    string(REGEX MATCHALL "${branch}" branches "${listing}")
    string(REGEX MATCHALL "ldr\\.w\tpc, [^\n]*\n *[0-9a-f]+:\tb\\.[nw]\t${address} " idle "${listing}")
    list(LENGTH branches all)
    list(LENGTH idle harmless)
    if(NOT all EQUAL harmless)
        message(FATAL_ERROR "${ELF}: a branch leads to the compiler's dispatch at ${address}")
    endif()
    foreach(one IN LISTS idle)
        string(REGEX REPLACE "^[^\n]*\n *([0-9a-f]+):.*" "\\1" place "${one}")
        check_unreachable(${place})
    endforeach()
endfunction()

foreach(copy IN LISTS copies)
    string(REGEX REPLACE "^[^\n]*\n *([0-9a-f]+):.*" "\\1" address "${copy}")
    check_unreachable(${address})
endforeach()
