#include "drivers/flash/flash.hpp"
#include "drivers/flash/operation.hpp"
#include "drivers/registers/flash.hpp"
#include "report.hpp"
#include "selftest.hpp"
#include "stopwatch.hpp"

#include <cstring>

namespace selftest
{

namespace
{

namespace flash = drivers::flash;
using registers::FLASH;
using CR = FLASH::CR;

constexpr uint32_t rows = FLASH::pageSize / FLASH::rowSize;
constexpr uint32_t doubleWord = 8;

uint8_t pattern[FLASH::rowSize];

/// Returns the address of the highest erased page below `end`, or 0 if there is none.
uint32_t erasedPageBelow(uint32_t end)
{
    for (uint32_t page = end - FLASH::pageSize; page > FLASH::mainBase; page -= FLASH::pageSize)
    {
        if (flash::isErased(page, FLASH::pageSize))
        {
            return page;
        }
    }
    return 0;
}

bool erase(uint32_t page)
{
    return flash::beginErase((page - FLASH::mainBase) / FLASH::pageSize) == flash::Status::Ok && flash::endErase() == flash::Status::Ok;
}

/// Programs a row in fast mode at any address, even where the driver does not use fast mode; returns FLASH_SR.
uint32_t programRow(uint32_t address)
{
    if (flash::acquire() != flash::Status::Ok || flash::beginOperation() != flash::Status::Ok)
    {
        flash::release();
        return ~0u;
    }
    const uint32_t interrupts = bus::maskInterrupts();
    CR::set(CR::fastProgram);
    for (uint32_t at = 0; at < FLASH::rowSize; at += 4)
    {
        uint32_t value;
        std::memcpy(&value, pattern + at, sizeof value);
        bus::write32(address + at, value);
    }
    const flash::Status status = flash::endOperation(CR::fastProgram());
    bus::restoreInterrupts(interrupts);
    flash::release();
    return status == flash::Status::Ok ? 0 : flash::lastErrorFlags();
}

uint32_t programDoubleWord(uint32_t address, const uint8_t* data)
{
    return flash::programDoubleWords(address, data, doubleWord) == flash::Status::Ok ? 0 : flash::lastErrorFlags();
}

struct Names
{
    const char* erase;
    const char* row;
    const char* rowMost;
    const char* errors;
    const char* readBack;
};

constexpr Names alone = {"flash.erase-us", "flash.row-us", "flash.row-most-us", "flash.rows-ascending-sr", "flash.rows-read-back"};
constexpr Names beside = {"cpu2.erase-us", "cpu2.row-us", "cpu2.row-most-us", "cpu2.rows-ascending-sr", "cpu2.rows-read-back"};

/// Measures how long it takes to erase a page and to program each of its rows as the updater does.
bool measureRows(uint32_t page, const Names& names)
{
    const Stopwatch erasing;
    if (!erase(page))
    {
        return false;
    }
    report::fact(names.erase, erasing.microseconds());
    Extremes times;
    uint32_t errors = 0;
    for (uint32_t row = 0; row < rows; ++row)
    {
        const Stopwatch watch;
        errors |= programRow(page + row * FLASH::rowSize);
        times.add(watch.microseconds());
    }
    report::fact(names.row, times.average());
    report::fact(names.rowMost, times.most);
    report::factHex(names.errors, errors);
    report::fact(names.readBack, flash::matches(page + FLASH::pageSize - FLASH::rowSize, pattern, FLASH::rowSize) ? 1 : 0);
    return true;
}

/// Determines at which other addresses the controller accepts a row (docs/reference/silicon.md 1.1).
bool tryOtherRows(uint32_t page, uint32_t other)
{
    if (!erase(page))
    {
        return false;
    }
    (void)programRow(page + FLASH::rowSize);
    report::factHex("flash.row-descending-sr", programRow(page));
    if (!erase(page) || !erase(other))
    {
        return false;
    }
    report::factHex("flash.row-in-page-not-erased-last-sr", programRow(page));
    if (!erase(page))
    {
        return false;
    }
    const Stopwatch watch;
    const uint32_t errors = programDoubleWord(page, pattern);
    report::fact("flash.double-word-us", watch.microseconds());
    report::factHex("flash.double-word-sr", errors);
    report::factHex("flash.row-after-double-word-sr", programRow(page + FLASH::rowSize));
    return true;
}

/// Determines whether programming all ones makes a double word unprogrammable.
bool tryOnes(uint32_t page)
{
    uint8_t ones[doubleWord];
    std::memset(ones, 0xFF, sizeof ones);
    if (!erase(page))
    {
        return false;
    }
    report::factHex("flash.ones-sr", programDoubleWord(page, ones));
    report::factHex("flash.again-after-ones-sr", programDoubleWord(page, pattern));
    return true;
}

/// Determines whether a double word can be programmed twice. The controller accepts zeros the second time, but refuses any other value, so
/// an ECC error cannot be caused on purpose.
bool tryTwice(uint32_t page)
{
    uint8_t zeros[doubleWord] = {};
    if (!erase(page) || programDoubleWord(page, pattern) != 0)
    {
        return false;
    }
    uint8_t value[doubleWord];
    report::factHex("flash.other-over-word-sr", programDoubleWord(page, pattern + doubleWord));
    const flash::Status afterOther = flash::read(page, value, doubleWord);
    report::fact("flash.ecc-error-after-refusal", afterOther == flash::Status::EccError ? 1 : 0);
    report::fact("flash.refused-word-unchanged", std::memcmp(value, pattern, doubleWord) == 0 ? 1 : 0);
    report::factHex("flash.zeros-over-word-sr", programDoubleWord(page, zeros));
    report::fact("flash.zeros-read-back", flash::matches(page, zeros, doubleWord) ? 1 : 0);
    return true;
}

/// Measures how long a read of flash stalls during an erase. The read should stall until the erase ends.
bool readWhileBusy(uint32_t page)
{
    if (flash::beginErase((page - FLASH::mainBase) / FLASH::pageSize) != flash::Status::Ok)
    {
        return false;
    }
    const Stopwatch reading;
    (void)*static_cast<const volatile uint8_t*>(bus::memory(FLASH::mainBase));
    report::fact("flash.read-while-busy-us", reading.microseconds());
    return flash::endErase() == flash::Status::Ok;
}

} // namespace

bool measureFlash()
{
    const uint32_t page = erasedPageBelow(flash::secureStart());
    const uint32_t other = page == 0 ? 0 : erasedPageBelow(page);
    if (other == 0)
    {
        report::note("flash: no two erased pages below the secure start");
        return false;
    }
    report::factHex("flash.page", page);
    report::factHex("flash.other-page", other);
    for (uint32_t i = 0; i < sizeof pattern; ++i)
    {
        pattern[i] = static_cast<uint8_t>(i * 7 + 1);
    }
    // The driver sleeps in WFI while it waits for an operation to end.
    report::fact("flash.sleeps-while-busy", erase(page) ? 1 : 0);
    const bool measured = measureRows(page, alone) && tryOtherRows(page, other) && tryOnes(page) && tryTwice(page) && readWhileBusy(page);
    const bool left = erase(page) && erase(other);
    return measured && left;
}

bool measureFlashBesideCpu2()
{
    const uint32_t page = erasedPageBelow(flash::secureStart());
    const bool measured = page != 0 && measureRows(page, beside);
    return page != 0 && erase(page) && measured;
}

} // namespace selftest
