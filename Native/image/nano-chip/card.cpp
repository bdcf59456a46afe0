// The card of the bare Cortex-M4. Its sectors are stored in the emulator; the file system driver is that of the real card.
#include "core/files.hpp"
#include "cortex-m4/test_device.hpp"
#include "interop/card_volume.hpp"

namespace nano
{

namespace
{

using fat::Status;

class TestCard final : public fat::BlockDevice
{
public:
    Status read(uint32_t sector, uint8_t* data, uint32_t count, bool) override
    {
        return transfer(sector, data, count, cardRead) ? Status::Ok : Status::ReadError;
    }

    Status write(uint32_t sector, const uint8_t* data, uint32_t count) override
    {
        return transfer(sector, data, count, cardWrite) ? Status::Ok : Status::WriteError;
    }

private:
    static bool transfer(uint32_t sector, const uint8_t* data, uint32_t count, uint32_t command)
    {
        device().cardSector = sector;
        device().cardAddress = addressOf(data);
        device().cardCount = count;
        device().cardCommand = command;
        return device().cardCommand == 0;
    }
};

constinit TestCard card;
constinit fat::Volume volume;

} // namespace

bool portFileCardPresent()
{
    return true;
}

/// The separator is that of the desktop, because the output of the conformance programs is compared with the desktop's output.
char portFileSeparator()
{
    return '/';
}

} // namespace nano

fat::Volume& interop::cardVolume()
{
    return nano::volume;
}

fat::Status interop::mountCard()
{
    constexpr uint32_t newYear2026 = (46u << 9 | 1u << 5 | 1u) << 16;
    return nano::volume.mount(nano::card, [] { return newYear2026; });
}
