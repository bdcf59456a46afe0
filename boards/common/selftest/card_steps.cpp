#include "drivers/clock/clock.hpp"
#include "report.hpp"
#include "selftest.hpp"
#include "stopwatch.hpp"

namespace selftest
{

namespace
{

constexpr uint32_t sectors = 8;
constexpr char folder[] = "/selftest";
constexpr char path[] = "/selftest/block.bin";

uint8_t buffer[sectors * fat::sectorSize];

fat::Text text(const char* characters, uint32_t size)
{
    return {characters, size - 1};
}

} // namespace

bool readCard()
{
    report::fact("card.present", drivers::card::SdCard::isPresent() ? 1 : 0);
    const Stopwatch mounting;
    const bool mounted = report::useCard();
    report::fact("card.mount-us", mounting.microseconds());
    if (!mounted)
    {
        return false;
    }
    report::fact("card.read-only", card.isReadOnly() ? 1 : 0);

    // Reads blocks that are not adjacent, then adjacent blocks with one multi-block read that stays open.
    constexpr uint32_t rounds = 32;
    constexpr uint32_t stride = 100;
    Extremes apart;
    Extremes onward;
    for (uint32_t i = 0; i < rounds; ++i)
    {
        const Stopwatch watch;
        if (card.read(i * stride, buffer, 1, false) != fat::Status::Ok)
        {
            return false;
        }
        apart.add(watch.microseconds());
    }
    for (uint32_t i = 0; i < rounds; ++i)
    {
        const Stopwatch watch;
        if (card.read(i * sectors, buffer, sectors, false) != fat::Status::Ok)
        {
            return false;
        }
        onward.add(watch.microseconds());
    }
    report::fact("card.read-apart-us", apart.average());
    report::fact("card.read-apart-most-us", apart.most);
    report::fact("card.read-8-onward-us", onward.average());
    report::fact("card.read-8-onward-most-us", onward.most);
    return true;
}

bool writeCard()
{
    using fat::Status;
    const Status made = volume.makeDirectory(text(folder, sizeof folder));
    fat::File file;
    if (made != Status::Ok || volume.open(text(path, sizeof path), fat::Mode::Create, file) != Status::Ok)
    {
        return false;
    }
    constexpr uint32_t rounds = 256;
    Extremes times;
    bool good = true;
    for (uint32_t i = 0; i < rounds && good; ++i)
    {
        buffer[0] = static_cast<uint8_t>(i);
        const Stopwatch watch;
        good = volume.write(file, buffer, sizeof buffer) == Status::Ok;
        times.add(watch.microseconds());
    }
    good = volume.close(file) == Status::Ok && good;
    report::fact("card.write-8-us", times.average());
    report::fact("card.write-8-most-us", times.most);
    return good;
}

} // namespace selftest
