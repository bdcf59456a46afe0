#include "sd_card.hpp"

#include "checksum.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/spi/spi.hpp"
#include "protocol.hpp"

#include <algorithm>

namespace drivers::card
{

using registers::Pin;
using spi::Speed;

namespace
{

/// Returns bits [high:low] of a 128-bit register that was received most significant byte first.
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

void SdCard::start(const Pins& pins)
{
    wiring = &pins;
}

bool SdCard::isPresent()
{
    for (uint32_t i = 0; i < limits::detectLooks; ++i)
    {
        if (!wiring->detect.isHigh())
        {
            return true;
        }
        clock::delayMicroseconds(limits::detectPause);
    }
    return false;
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
        if (i == 0)
        {
            awaitEndOfBusy();
        }
        else
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

/// A card that was busy when the chip was reset is still busy, because its supply stays on. A busy card may be writing its internal tables,
/// which a power-off may destroy, so each initialisation waits once, before the first CMD0 and thus before any power
/// cycle.
void SdCard::awaitEndOfBusy()
{
    spi::setSpeed(Speed::Mhz2);
    const Selected selected;
    (void)waitReady(limits::busyBeforeReset);
}

/// While its supply is off, the card must not be powered through a signal pin, so all its pins are driven low.
void SdCard::powerCycle()
{
    wiring->neighbourSelect.set(true);
    wiring->power.set(false);
    for (const Pin& pin : wiring->bus)
    {
        pin.set(false);
        pin.pull(Pin::Pull::None);
        pin.mode(Pin::Mode::Output);
    }
    wiring->select.set(false);
    wiring->detect.set(false);
    wiring->detect.openDrain(true);
    wiring->detect.pull(Pin::Pull::None);
    wiring->detect.mode(Pin::Mode::Output);
    clock::delayMicroseconds(limits::powerOff);

    wiring->select.set(true);
    for (const Pin& pin : wiring->bus)
    {
        pin.pull(Pin::Pull::Up);
        pin.mode(Pin::Mode::Alternate);
    }
    wiring->detect.mode(Pin::Mode::Input);
    wiring->detect.pull(Pin::Pull::Up);
    wiring->power.set(true);
    clock::delayMicroseconds(limits::powerOn);
}

/// Sends CMD0 until the card reports the idle state. Each attempt deselects and selects the card again, because some cards accept CMD0 only
/// as the first command after CS falls (docs/reference/silicon.md 1.14).
bool SdCard::resetToIdle()
{
    uint8_t response = noResponse;
    for (uint32_t i = 0; i < limits::resetTries && response != idle; ++i)
    {
        const Selected selected;
        response = command(GoIdle, 0);
    }
    return response == idle;
}

/// Sends CMD8, which cards older than version 2.00 of the specification reject. `second` is set if the card accepts the command.
bool SdCard::readVersion(bool& second)
{
    const uint8_t version = command(SendInterfaceCondition, 0x1AA);
    second = version == idle;
    if (!second)
    {
        return (version & illegal) != 0;
    }
    uint8_t word[4];
    spi::receive(word, sizeof word);
    return word[2] == 0x01 && word[3] == 0xAA;
}

/// Runs the initialisation sequence of section 7.2.1, figure 7-2 (reset, interface condition, operating condition, capacity), and switches
/// CRC on.
bool SdCard::negotiate()
{
    if (!resetToIdle())
    {
        return false;
    }
    const Selected selected;
    bool second;
    if (!readVersion(second))
    {
        return false;
    }
    // Some cards reject CMD59, which the stock firmware never sends; their blocks are then read without CRC checks. Other cards accept
    // CMD59 only on the second attempt.
    uint8_t response = command(CrcOnOff, 1);
    response = response > idle ? command(CrcOnOff, 1) : response;
    checksCrc_ = response <= idle;
    if (!checksCrc_ && (response == noResponse || (response & illegal) == 0))
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
    uint8_t word[4];
    spi::receive(word, sizeof word);
    blockAddressed_ = (word[0] & 0x40) != 0;
    return blockAddressed_ || command(SetBlockLength, blockSize) == ready;
}

/// Initialises a card, whatever its state, and switches to full speed.
bool SdCard::identify()
{
    spi::setSpeed(Speed::Mhz2);
    wiring->select.set(true);
    for (uint32_t i = 0; i < limits::idleClockBytes; ++i)
    {
        spi::exchange(0xFF);
    }
    if (!negotiate())
    {
        return false;
    }
    spi::setSpeed(Speed::Mhz32);
    const Selected selected;
    return readCardData();
}

/// Reads the size and write protection from the CSD register (section 5.3).
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
    const uint16_t expected = spi::receive(data, count, blockCrcTable());
    spi::receive(crc, sizeof crc);
    return !checksCrc_ || expected == (crc[0] << 8 | crc[1]);
}

bool SdCard::sendBlock(uint8_t token, const uint8_t* data)
{
    spi::exchange(0xFF); // NWR (gap before a data block): at least one byte (section 7.5.2)
    spi::exchange(token);
    const uint16_t crc = spi::send(data, blockSize, blockCrcTable());
    const uint8_t tail[2] = {static_cast<uint8_t>(crc >> 8), static_cast<uint8_t>(crc)};
    spi::send(tail, sizeof tail);
    const bool accepted = (awaitResponse(dataResponseFrame, dataResponse) & dataResponseMask) == dataAccepted;
    return waitReady() && accepted;
}

/// Sends CMD13; returns true if no error has occurred since the status was last read.
bool SdCard::isStatusClean()
{
    const uint8_t first = command(SendStatus, 0);
    return spi::exchange(0xFF) == 0 && first == ready;
}

/// Selects the card and sends the command for a single-block or multi-block read.
bool SdCard::beginReading(uint32_t sector, bool many)
{
    spi::setSpeed(Speed::Mhz32); // the display driver may have set a different bus speed
    select();
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

/// Ends an open read. Once the card's last block has been read, the card attempts to read a nonexistent one; the resulting error is ignored
/// if all requested blocks have arrived. If CMD12 fails, the next command reports it.
void SdCard::endReading()
{
    reading_ = false;
    spi::hold(nullptr, nullptr);
    command(StopTransmission, 0);
    waitReady();
    deselect();
}

bool SdCard::readOnce(uint32_t sector, uint8_t* data, uint32_t count, bool continues)
{
    if (!(reading_ && sector == next_) && !beginReading(sector, count > 1 || continues || sector == next_))
    {
        return false;
    }
    bool good = true;
    for (uint32_t i = 0; i < count && good; ++i)
    {
        good = receiveBlock(data + i * blockSize, blockSize);
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
        good = sendBlock(many ? startMultipleToken : startToken, data + i * blockSize);
    }
    if (many)
    {
        spi::exchange(stopToken);
        spi::exchange(0xFF); // NBR: the busy signal comes with the second byte
        good &= waitReady();
    }
    return isStatusClean() && good;
}

/// Returns true if the card erases to zeros in units of single blocks: CSD version 2 (section 5.3; each block is an erase unit), command
/// class 5 (erase), and DATA_STAT_AFTER_ERASE = 0 in SCR (section 5.6). Both registers are read before the first erase.
bool SdCard::erasesToZeros()
{
    uint8_t data[16];
    uint8_t configuration[8];
    return command(SendCardData, 0) == ready && receiveBlock(data, sizeof data) && bits(data, 127, 126) == 1 && bits(data, 89, 89) != 0 &&
           applicationCommand(SendConfiguration, 0) == ready && receiveBlock(configuration, sizeof configuration) &&
           (configuration[1] & 0x80) == 0;
}

/// See sections 4.3.5 and 7.2.3. A bit error in the bounds of an erase would erase other blocks, so the card must check the CRC of
/// commands.
bool SdCard::erase(uint32_t sector, uint32_t count)
{
    if (!checksCrc_ || erasing_ == Erasing::Refused || readOnly_ || sector >= sectors_ || count > sectors_ - sector)
    {
        return false;
    }
    spi::setSpeed(Speed::Mhz32);
    const Selected selected;
    bool good = erasing_ == Erasing::ToZeros || erasesToZeros() || erasesToZeros();
    good = good && command(EraseFirst, argumentOf(sector)) == ready && command(EraseLast, argumentOf(sector + count - 1)) == ready;
    const clock::Deadline reading(count * limits::readBlock);
    good = good && command(Erase, 0) == ready;
    spi::exchange(0xFF); // the busy signal may come with the second byte
    good = good && waitReady(std::clamp(count, limits::fewestErased, limits::mostErased) * limits::eraseBlock) && isStatusClean();
    erasing_ = good && !reading.passed() ? Erasing::ToZeros : Erasing::Refused;
    return good;
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

Status SdCard::read(uint32_t sector, uint8_t* data, uint32_t count, bool continues)
{
    return attempt(sector, count, Status::ReadError, [=, this] { return readOnce(sector, data, count, continues); });
}

Status SdCard::write(uint32_t sector, const uint8_t* data, uint32_t count)
{
    if (readOnly_)
    {
        return Status::ReadOnly;
    }
    const Status status = attempt(sector, count, Status::WriteError, [=, this] { return writeOnce(sector, data, count); });
    // A worn-out card may write-protect itself. The last attempt has read the CSD register again, so readOnly_ is current.
    return status == Status::WriteError && readOnly_ ? Status::ReadOnly : status;
}

} // namespace drivers::card
