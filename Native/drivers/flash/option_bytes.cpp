#include "option_bytes.hpp"

#include "drivers/buttons/buttons.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/registers/flash.hpp"
#include "operation.hpp"

namespace drivers::option_bytes
{

using flash::Status;
using registers::FLASH;
using CR = FLASH::CR;
using SR = FLASH::SR;

namespace
{

/// Register and field bits of each word (RM0434 sections 3.10.8 to 3.10.15); reserved bits keep their value.
struct Word
{
    uint8_t index;
    uint8_t offset;
    uint32_t fields;
};

constexpr Word table[] = {
    {0, 0x20, 0xEF8F7FFF},  // OPTR
    {1, 0x24, 0x000001FF},  // PCROP1ASR
    {2, 0x28, 0x800001FF},  // PCROP1AER
    {3, 0x2C, 0x00FF00FF},  // WRP1AR
    {4, 0x30, 0x00FF00FF},  // WRP1BR
    {5, 0x34, 0x000001FF},  // PCROP1BSR
    {6, 0x38, 0x000001FF},  // PCROP1BER
    {13, 0x3C, 0x00003FFF}, // IPCCBR
};

/// Bit n is set if word n is in the table.
constexpr uint32_t ownWords()
{
    uint32_t bits = 0;
    for (const Word& word : table)
    {
        bits |= 1u << word.index;
    }
    return bits;
}

/// The option bytes have two unlock keys of their own (RM0434 section 3.4.2).
bool unlock()
{
    if (CR::has(CR::lockOptions))
    {
        FLASH::OPTKEYR::write(FLASH::OPTKEYR::key1);
        bus::instructionBarrier();
        FLASH::OPTKEYR::write(FLASH::OPTKEYR::key2);
    }
    return !CR::has(CR::lockOptions);
}

/// As flash::release().
void lock()
{
    if (!CR::has(CR::lockOptions))
    {
        CR::set(CR::lockOptions);
    }
}

/// Whether the readout protection in the lowest byte of word 0 stays unchanged. A change is refused, because level 2 is irreversible
/// (RM0434 section 3.6.1).
bool keepsProtection(const uint32_t* values, uint32_t change)
{
    constexpr uint32_t protection = 0xFF;
    return (change & 1) == 0 || ((values[0] ^ bus::read32(FLASH::base + table[0].offset)) & protection) == 0;
}

} // namespace

/// A system reset does not load the option bytes, so the registers still hold the values loaded last (RM0434 section 3.4.3). If any word is
/// torn, all words are read from the registers. Words that were programmed before the torn one then differ from the new values, and are
/// programmed again together with the torn word.
uint32_t read(uint32_t index)
{
    const uint32_t address = FLASH::optionBase + index * 8;
    uint32_t own = address;
    uint32_t torn = 0;
    for (const Word& word : table)
    {
        const uint32_t stored = FLASH::optionBase + word.index * 8u;
        torn |= ~(bus::read32(stored) ^ bus::read32(stored + 4));
        if (stored == address)
        {
            own = FLASH::base + word.offset;
        }
    }
    return bus::read32(torn != 0 ? own : address);
}

bool isWritable(uint32_t index)
{
    return index < words && (ownWords() >> index & 1) != 0;
}

/// RM0434 section 3.4.2, "Modifying user options". OPTVERR reads 1 after every reset (erratum 2.2.9) and makes the start of an operation
/// fail with PGSERR; beginOperation() clears it.
Status program(const uint32_t* values, uint32_t change)
{
    if ((change & ~ownWords()) != 0 || !keepsProtection(values, change))
    {
        return Status::OutOfRange;
    }
    Status status = flash::acquire();
    if (status != Status::Ok)
    {
        return status;
    }
    status = unlock() ? flash::beginOperation() : Status::Controller;
    if (status == Status::Ok)
    {
        for (const Word& word : table)
        {
            if ((change >> word.index & 1) != 0)
            {
                const uint32_t address = FLASH::base + word.offset;
                bus::write32(address, (bus::read32(address) & ~word.fields) | (values[word.index] & word.fields));
            }
        }
        CR::set(CR::startOptions);
        status = flash::endOperation(0);
    }
    lock();
    flash::release();
    return status;
}

flash::Status launch()
{
    buttons::awaitOkReleased();
    // RM0434 section 3.10.6: OBL_LAUNCH can be written only while OPTLOCK is 0.
    Status status = flash::acquire();
    if (status != Status::Ok)
    {
        return status;
    }
    status = unlock() ? flash::waitIdle() : Status::Controller;
    if (status != Status::Ok)
    {
        lock();
        flash::release();
        return status;
    }
    CR::set(CR::launchOptions);
    clock::delayMicroseconds(flash::limits::operation);
    return Status::TimeOut;
}

} // namespace drivers::option_bytes
