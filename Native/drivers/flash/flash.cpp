#include "flash.hpp"

#include "bytes/crc32.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/mailbox/mailbox.hpp"
#include "drivers/registers/flash.hpp"
#include "operation.hpp"

#include <cstring>

namespace drivers::flash
{

using registers::FLASH;
using CR = FLASH::CR;
using ECCR = FLASH::ECCR;

namespace
{

constexpr uint32_t eraseBits = CR::pageErase() | CR::page(0xFF);

bool erasing;

/// Rows that can be programmed in fast mode: from the row after the last programmed one to the end of the page erased last in this boot.
/// Elsewhere fast mode sets PGSERR, PGAERR and FASTERR (docs/reference/silicon.md 1.1).
uint32_t rowsFrom;
uint32_t rowsEnd;

bool eccError;
volatile bool isLooking; // read by the NMI handler

bool isOwn(uint32_t address, uint32_t count)
{
    return address >= FLASH::mainBase && address <= secureStart() && count <= secureStart() - address;
}

uint32_t word(const uint8_t* data)
{
    uint32_t value;
    __builtin_memcpy(&value, data, sizeof value);
    return value;
}

/// Calls `look` to read flash. Returns EccError if an ECC error occurred, OutOfRange if CPU1 does not own the range.
template<typename Look>
Status looking(uint32_t address, uint32_t count, Look look)
{
    if (!isOwn(address, count))
    {
        return Status::OutOfRange;
    }
    (void)takeEccError();
    eccError = false;
    isLooking = true;
    look(static_cast<const uint8_t*>(bus::memory(address)));
    bus::dataBarrier();
    isLooking = false;
    (void)takeEccError();
    return eccError ? Status::EccError : Status::Ok;
}

/// Sends SHCI C2_FLASH_ERASE_ACTIVITY (AN5289), which protects the radio's timing. FUS does not use the radio, so FUS is not notified. The
/// response may have any content, as in the stock firmware (docs/reference/silicon.md 1.8).
Status announceErase(bool on)
{
    if (!mailbox::isRunning() || mailbox::isFus())
    {
        return Status::Ok;
    }
    const uint8_t parameter = on;
    uint8_t response[4];
    const int result = mailbox::command(mailbox::flashEraseActivity, &parameter, 1, response, sizeof response);
    clock::delayMicroseconds(limits::eraseActivity);
    return result > 0 || result == mailbox::BadResponse ? Status::Ok : Status::CoprocessorBusy;
}

Status programOne(uint32_t address, const uint8_t* data)
{
    const Status status = beginOperation();
    if (status != Status::Ok)
    {
        return status;
    }
    CR::set(CR::program);
    bus::write32(address, word(data));
    bus::instructionBarrier();
    bus::write32(address + 4, word(data + 4));
    return endOperation(CR::program());
}

} // namespace

uint32_t secureStart()
{
    return FLASH::mainBase + FLASH::SFR::get(FLASH::SFR::secureStart) * FLASH::pageSize;
}

#ifndef __arm__
void forgetStart()
{
    erasing = false;
    eccError = false;
    isLooking = false;
    rowsFrom = rowsEnd = 0;
}
#endif

bool takeEccError()
{
    if (!ECCR::has(ECCR::detected))
    {
        return false;
    }
    ECCR::write((ECCR::read() & ECCR::interruptEnable()) | ECCR::detected()); // cleared by writing 1
    eccError = true;
    return true;
}

bool takeNmi()
{
    if (takeEccError())
    {
        return true;
    }
    eccError = eccError || isLooking;
    return isLooking;
}

Status read(uint32_t address, uint8_t* data, uint32_t count)
{
    return looking(address, count, [=](const uint8_t* flash) { std::memcpy(data, flash, count); });
}

bool matches(uint32_t address, const uint8_t* data, uint32_t count)
{
    bool equal = false;
    const Status status = looking(address, count, [&](const uint8_t* flash) { equal = std::memcmp(flash, data, count) == 0; });
    return status == Status::Ok && equal;
}

Status crc32(uint32_t seed, uint32_t address, uint32_t count, uint32_t& crc)
{
    return looking(address, count, [&](const uint8_t* flash) { crc = bytes::crc32(seed, flash, count); });
}

bool isErased(uint32_t address, uint32_t count)
{
    bool erased = true;
    const Status status = looking(address, count,
                                  [&](const uint8_t* flash)
                                  {
                                      for (uint32_t i = 0; i < count && erased; ++i)
                                      {
                                          erased = flash[i] == 0xFF;
                                      }
                                  });
    return status == Status::Ok && erased;
}

void setEmptyFlag(bool isEmpty)
{
    FLASH::ACR::put(FLASH::ACR::empty, isEmpty);
}

/// RM0434 section 3.3.6, "Page erase".
Status beginErase(uint32_t page)
{
    if (page >= FLASH::mainSize / FLASH::pageSize || !isOwn(FLASH::mainBase + page * FLASH::pageSize, FLASH::pageSize))
    {
        return Status::OutOfRange;
    }
    Status status = announceErase(true);
    if (status != Status::Ok)
    {
        return status;
    }
    status = acquire();
    if (status == Status::Ok)
    {
        status = beginOperation();
        if (status != Status::Ok)
        {
            release();
        }
    }
    if (status != Status::Ok)
    {
        (void)announceErase(false); // CPU2 may resume suspended work
        return status;
    }
    CR::change(eraseBits, CR::pageErase() | CR::page(page) | CR::start());
    erasing = true;
    rowsFrom = FLASH::mainBase + page * FLASH::pageSize;
    rowsEnd = 0;
    return Status::Ok;
}

bool isErasing()
{
    return erasing;
}

Status endErase()
{
    if (!erasing)
    {
        return Status::Ok;
    }
    erasing = false;
    const Status status = endOperation(eraseBits);
    release();
    if (status == Status::Ok)
    {
        rowsEnd = rowsFrom + FLASH::pageSize;
    }
    const Status announced = announceErase(false);
    return status != Status::Ok ? status : announced;
}

/// RM0434 section 3.3.8, "Standard programming".
Status programDoubleWords(uint32_t address, const uint8_t* data, uint32_t count)
{
    if (address % 8 != 0 || count % 8 != 0 || !isOwn(address, count))
    {
        return Status::OutOfRange;
    }
    Status status = acquire();
    if (status != Status::Ok)
    {
        return status;
    }
    rowsEnd = 0;
    for (uint32_t done = 0; done < count && status == Status::Ok; done += 8)
    {
        status = programOne(address + done, data + done);
    }
    release();
    return status;
}

/// RM0434 section 3.3.8, "Fast programming": 64 double words back to back. Interrupts are masked, because a late double word sets MISERR.
Status programRow(uint32_t address, const uint8_t* data)
{
    if (address % FLASH::rowSize != 0 || !isOwn(address, FLASH::rowSize))
    {
        return Status::OutOfRange;
    }
    if (address < rowsFrom || address >= rowsEnd)
    {
        return programDoubleWords(address, data, FLASH::rowSize);
    }
    rowsFrom = address + FLASH::rowSize;
    Status status = acquire();
    if (status != Status::Ok)
    {
        return status;
    }
    status = beginOperation();
    if (status == Status::Ok)
    {
        const uint32_t interrupts = bus::maskInterrupts();
        CR::set(CR::fastProgram);
        for (uint32_t at = 0; at < FLASH::rowSize; at += 4)
        {
            bus::write32(address + at, word(data + at));
        }
        status = endOperation(CR::fastProgram());
        bus::restoreInterrupts(interrupts);
    }
    release();
    return status;
}

} // namespace drivers::flash
