#pragma once

#include "register.hpp"

namespace registers
{

/// Embedded flash memory interface: RM0434 section 3.10.
struct FLASH
{
    static constexpr uint32_t base = 0x58004000;

    struct ACR : Register<base + 0x00>
    {
        static constexpr Field latency{0, 3}, prefetch{8}, instructionCache{9}, dataCache{10}, instructionCacheReset{11},
            dataCacheReset{12}, suspend{15}, empty{16};
    };
    struct KEYR : Register<base + 0x08>
    {
        static constexpr uint32_t key1 = 0x45670123, key2 = 0xCDEF89AB;
    };
    struct OPTKEYR : Register<base + 0x0C>
    {
        static constexpr uint32_t key1 = 0x08192A3B, key2 = 0x4C5D6E7F;
    };
    struct SR : Register<base + 0x10>
    {
        static constexpr Field endOfOperation{0}, operationError{1}, programmingError{3}, writeProtectionError{4}, alignmentError{5},
            sizeError{6}, sequenceError{7}, fastMissError{8}, fastError{9}, optionsNotValid{13}, readError{14}, optionValidityError{15},
            busy{16}, configurationBusy{18}, suspended{19};
        /// Error flags; writing 1 clears them.
        static constexpr uint32_t errors = operationError() | programmingError() | writeProtectionError() | alignmentError() | sizeError() |
                                           sequenceError() | fastMissError() | fastError() | readError() | optionValidityError();
    };
    struct CR : Register<base + 0x14>
    {
        static constexpr Field program{0}, pageErase{1}, page{3, 8}, start{16}, startOptions{17}, fastProgram{18}, launchOptions{27},
            lockOptions{30}, lock{31};
    };
    struct ECCR : Register<base + 0x18>
    {
        static constexpr Field interruptEnable{24}, corrected{30}, detected{31};
    };
    struct IPCCBR : Register<base + 0x3C>
    {
        static constexpr Field tableOffset{0, 14};
    };
    struct SFR : Register<base + 0x80>
    {
        static constexpr Field secureStart{0, 8};
    };
    struct SRRVR : Register<base + 0x84>
    {
        static constexpr Field secureSram2a{18, 5}, sram2aOpen{23}, secureSram2b{25, 5}, sram2bOpen{30};
    };

    /// Memory map: RM0434 section 2.2.
    static constexpr uint32_t mainBase = 0x08000000;
    static constexpr uint32_t mainSize = 0x00100000;
    static constexpr uint32_t pageSize = 4096;
    static constexpr uint32_t rowSize = 512;
    static constexpr uint32_t otpBase = 0x1FFF7000;
    static constexpr uint32_t otpSize = 1024;
    static constexpr uint32_t optionBase = 0x1FFF8000;
};

} // namespace registers
