#include "sd_card.hpp"

#include "checksum.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/spi/spi.hpp"
#include "pins.hpp"

namespace drivers::card
{

using board::pins::Pin;
using fat::Status;
using spi::Speed;
namespace pins = board::pins;

namespace
{

/// Every time-out of the driver, in microseconds. SD Physical Layer Simplified Specification, sections 4.6.2 and 6.4.1; where the stock
/// firmware waits longer, its time counts.
namespace limits
{
constexpr uint32_t identification = 1'000'000; // ACMD41
constexpr uint32_t readToken = 1'000'000;
constexpr uint32_t busy = 1'000'000; // writing; 250 ms, for SDXC 500 ms
constexpr uint32_t powerOff = 250'000;
constexpr uint32_t powerOn = 100'000;
constexpr uint32_t idleClockBytes = 80; // 74 clocks at least
constexpr uint32_t resetTries = 100;
constexpr uint32_t responseBytes = 8; // NCR
constexpr uint32_t tries = 3;
} // namespace limits

/// Commands: section 7.3.1.
enum Command : uint8_t
{
    GoIdle = 0,
    SendInterfaceCondition = 8,
    SendCardData = 9,
    StopTransmission = 12,
    SendStatus = 13,
    SetBlockLength = 16,
    ReadSingle = 17,
    ReadMultiple = 18,
    WriteSingle = 24,
    WriteMultiple = 25,
    SendOperatingCondition = 41, // behind ApplicationCommand
    ApplicationCommand = 55,
    ReadOperatingConditions = 58,
    CrcOnOff = 59,
};

constexpr uint8_t ready = 0x00;
constexpr uint8_t idle = 0x01;
constexpr uint8_t illegal = 0x04;
constexpr uint8_t noResponse = 0xFF;

constexpr uint8_t startToken = 0xFE;
constexpr uint8_t startMultipleToken = 0xFC;
constexpr uint8_t stopToken = 0xFD;
constexpr uint8_t dataAccepted = 0x05;
constexpr uint8_t dataResponseMask = 0x1F;

void select()
{
    pins::cardSelect.set(false);
}

void deselect()
{
    pins::cardSelect.set(true);
    spi::exchange(0xFF); // the card lets go of the line with the next clocks (section 7.5.2)
}

/// The bus is the card's while one of these lives.
class Selected
{
public:
    Selected()
    {
        select();
    }
    ~Selected()
    {
        deselect();
    }
    Selected(const Selected&) = delete;
};

bool waitReady()
{
    return clock::waitFor(limits::busy, [] { return spi::exchange(0xFF) == 0xFF; });
}

/// Sends a command to the selected card; its R1 response.
uint8_t command(Command number, uint32_t argument)
{
    uint8_t frame[6] = {static_cast<uint8_t>(0x40 | number), static_cast<uint8_t>(argument >> 24), static_cast<uint8_t>(argument >> 16),
                        static_cast<uint8_t>(argument >> 8), static_cast<uint8_t>(argument),       0};
    frame[5] = frameCrc(frame, 5);
    if (number != GoIdle && number != StopTransmission && !waitReady())
    {
        return noResponse;
    }
    spi::send(frame, sizeof frame);
    if (number == StopTransmission)
    {
        spi::exchange(0xFF); // one byte of no meaning comes first
    }
    uint8_t response = noResponse;
    for (uint32_t i = 0; i < limits::responseBytes && (response & 0x80) != 0; ++i)
    {
        response = spi::exchange(0xFF);
    }
    return response;
}

uint8_t applicationCommand(Command number, uint32_t argument)
{
    const uint8_t response = command(ApplicationCommand, 0);
    return response > idle ? response : command(number, argument);
}

/// Bits [high:low] of a 128-bit register that came most significant byte first.
uint32_t bits(const uint8_t* data, uint32_t high, uint32_t low)
{
    uint32_t value = 0;
    for (uint32_t bit = high + 1; bit-- > low;)
    {
        value = value << 1 | (data[15 - bit / 8] >> bit % 8 & 1);
    }
    return value;
}

} // namespace

bool SdCard::isPresent()
{
    return !pins::cardDetect.isHigh();
}

Status SdCard::initialise()
{
    sectors_ = 0;
    for (uint32_t i = 0; i < limits::tries; ++i)
    {
        if (!isPresent())
        {
            return Status::NoCard;
        }
        if (i != 0)
        {
            powerCycle();
        }
        if (identify())
        {
            return Status::Ok;
        }
    }
    return Status::ReadError;
}

/// No power may reach the card through a pin while its supply is off, so all of them are driven low.
void SdCard::powerCycle()
{
    constexpr Pin bus[] = {pins::clock, pins::dataOut, pins::dataIn};
    pins::displaySelect.set(true);
    pins::peripheralPower.set(false);
    for (const Pin& pin : bus)
    {
        pin.set(false);
        pin.pull(Pin::Pull::None);
        pin.mode(Pin::Mode::Output);
    }
    pins::cardSelect.set(false);
    pins::cardDetect.set(false);
    pins::cardDetect.openDrain(true);
    pins::cardDetect.pull(Pin::Pull::None);
    pins::cardDetect.mode(Pin::Mode::Output);
    clock::delayMicroseconds(limits::powerOff);

    pins::cardSelect.set(true);
    for (const Pin& pin : bus)
    {
        pin.pull(Pin::Pull::Up);
        pin.mode(Pin::Mode::Alternate);
    }
    pins::cardDetect.mode(Pin::Mode::Input);
    pins::cardDetect.pull(Pin::Pull::Up);
    pins::peripheralPower.set(true);
    clock::delayMicroseconds(limits::powerOn);
}

/// Section 7.2.1, figure 7-2: reset, interface condition, operating condition, capacity, CRC on; then full speed.
bool SdCard::identify()
{
    spi::setSpeed(Speed::Mhz2);
    pins::cardSelect.set(true);
    for (uint32_t i = 0; i < limits::idleClockBytes; ++i)
    {
        spi::exchange(0xFF);
    }
    const Selected selected;

    uint8_t response = noResponse;
    for (uint32_t i = 0; i < limits::resetTries && response != idle; ++i)
    {
        response = command(GoIdle, 0);
    }
    if (response != idle)
    {
        return false;
    }
    uint8_t word[4];
    const uint8_t version = command(SendInterfaceCondition, 0x1AA);
    const bool second = version == idle;
    if (second)
    {
        spi::receive(word, sizeof word);
        if (word[2] != 0x01 || word[3] != 0xAA)
        {
            return false;
        }
    }
    else if ((version & illegal) == 0)
    {
        return false;
    }
    if (command(CrcOnOff, 1) > idle)
    {
        return false;
    }
    const auto isUp = [&]
    {
        response = applicationCommand(SendOperatingCondition, second ? 0x40000000 : 0);
        return response != idle;
    };
    if (!clock::waitFor(limits::identification, isUp) || response != ready || command(ReadOperatingConditions, 0) != ready)
    {
        return false;
    }
    spi::receive(word, sizeof word);
    blockAddressed_ = (word[0] & 0x40) != 0;
    if (!blockAddressed_ && command(SetBlockLength, fat::sectorSize) != ready)
    {
        return false;
    }
    spi::setSpeed(Speed::Mhz32);
    return readCardData();
}

/// Size and write protection from the CSD register: section 5.3.
bool SdCard::readCardData()
{
    uint8_t data[16];
    if (command(SendCardData, 0) != ready || !receiveBlock(data, sizeof data))
    {
        return false;
    }
    const bool second = bits(data, 127, 126) == 1;
    sectors_ = second ? (bits(data, 69, 48) + 1) * 1024 : (bits(data, 73, 62) + 1) << (bits(data, 49, 47) + 2 + bits(data, 83, 80) - 9);
    readOnly_ = bits(data, 13, 12) != 0;
    return true;
}

bool SdCard::receiveBlock(uint8_t* data, uint32_t count)
{
    uint8_t token = 0xFF;
    clock::waitFor(limits::readToken,
                   [&]
                   {
                       token = spi::exchange(0xFF);
                       return token != 0xFF;
                   });
    if (token != startToken)
    {
        return false;
    }
    uint8_t crc[2];
    const uint16_t expected = spi::receive(data, count, blockCrcOf);
    spi::receive(crc, sizeof crc);
    return expected == (crc[0] << 8 | crc[1]);
}

bool SdCard::sendBlock(uint8_t token, const uint8_t* data)
{
    const uint16_t crc = blockCrc(data, fat::sectorSize);
    const uint8_t tail[2] = {static_cast<uint8_t>(crc >> 8), static_cast<uint8_t>(crc)};
    spi::exchange(0xFF); // NWR: one byte at least (section 7.5.2)
    spi::exchange(token);
    spi::send(data, fat::sectorSize);
    spi::send(tail, sizeof tail);
    const bool accepted = (spi::exchange(0xFF) & dataResponseMask) == dataAccepted;
    return waitReady() && accepted;
}

/// CMD13: whether the card says of its own that something went wrong since.
bool SdCard::isStatusClean()
{
    const uint8_t first = command(SendStatus, 0);
    return spi::exchange(0xFF) == 0 && first == ready;
}

/// Selects the card and tells it to read: several blocks, also where one follows the last one read.
bool SdCard::beginReading(uint32_t sector, uint32_t count)
{
    spi::setSpeed(Speed::Mhz32); // the display has its own
    select();
    const bool many = count > 1 || sector == next_;
    if (command(many ? ReadMultiple : ReadSingle, argumentOf(sector)) != ready)
    {
        deselect();
        return false;
    }
    reading_ = many;
    if (many)
    {
        spi::hold([](void* card) { static_cast<SdCard*>(card)->endReading(); }, this);
    }
    return true;
}

/// Ends a read that is open. The last block of the card is followed by one that does not exist; its error bits mean nothing when all blocks
/// that were asked for came. A card that does not end refuses the next command.
void SdCard::endReading()
{
    reading_ = false;
    spi::hold(nullptr, nullptr);
    command(StopTransmission, 0);
    waitReady();
    deselect();
}

bool SdCard::readOnce(uint32_t sector, uint8_t* data, uint32_t count)
{
    if (!(reading_ && sector == next_) && !beginReading(sector, count))
    {
        return false;
    }
    bool good = true;
    for (uint32_t i = 0; i < count && good; ++i)
    {
        good = receiveBlock(data + i * fat::sectorSize, fat::sectorSize);
    }
    next_ = sector + count;
    if (!reading_)
    {
        deselect();
    }
    else if (!good)
    {
        endReading();
    }
    return good;
}

bool SdCard::writeOnce(uint32_t sector, const uint8_t* data, uint32_t count)
{
    spi::setSpeed(Speed::Mhz32);
    const Selected selected;
    const bool many = count > 1;
    if (command(many ? WriteMultiple : WriteSingle, argumentOf(sector)) != ready)
    {
        return false;
    }
    bool good = true;
    for (uint32_t i = 0; i < count && good; ++i)
    {
        good = sendBlock(many ? startMultipleToken : startToken, data + i * fat::sectorSize);
    }
    if (many)
    {
        spi::exchange(stopToken);
        spi::exchange(0xFF); // NBR: the busy signal comes with the second byte
        good &= waitReady();
    }
    return isStatusClean() && good;
}

template<typename Operation>
Status SdCard::attempt(uint32_t sector, uint32_t count, Status failure, Operation operation)
{
    for (uint32_t i = 0; i < limits::tries; ++i)
    {
        if (!isPresent())
        {
            return Status::NoCard;
        }
        if ((sectors_ == 0 || i == limits::tries - 1) && initialise() != Status::Ok)
        {
            return failure;
        }
        if (sector >= sectors_ || count > sectors_ - sector)
        {
            return failure;
        }
        if (operation())
        {
            return Status::Ok;
        }
    }
    return failure;
}

Status SdCard::read(uint32_t sector, uint8_t* data, uint32_t count)
{
    return attempt(sector, count, Status::ReadError, [=, this] { return readOnce(sector, data, count); });
}

Status SdCard::write(uint32_t sector, const uint8_t* data, uint32_t count)
{
    if (readOnly_)
    {
        return Status::ReadOnly;
    }
    const Status status = attempt(sector, count, Status::WriteError, [=, this] { return writeOnce(sector, data, count); });
    // A card may lock itself when it is worn out: the last try has read its register again.
    return status == Status::WriteError && readOnly_ ? Status::ReadOnly : status;
}

} // namespace drivers::card
