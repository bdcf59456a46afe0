#include "spi.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/registers/serial.hpp"

namespace drivers::spi
{

using registers::RCC;
using registers::SPI2;

namespace
{

/// Number of status polls before the SPI counts as hung; a byte takes at most 4 us on the wire.
constexpr uint32_t pollLimit = 20000;

/// Data accesses in flight. With two in flight, no byte is lost, because the receive FIFO holds four bytes.
constexpr uint32_t ahead = 2;

constinit LetGo letGoOf = nullptr;
constinit void* heldBy = nullptr;

constexpr uint32_t byteFrames = SPI2::CR2::dataSize(7) | SPI2::CR2::receiveThreshold(); // RXNE at one byte
constexpr uint32_t pairFrames = SPI2::CR2::dataSize(7);                                 // RXNE at two

[[gnu::always_inline]] inline bool isReceived()
{
    for (uint32_t i = 0; i < pollLimit; ++i)
    {
        if (SPI2::SR::has(SPI2::SR::received))
        {
            return true;
        }
    }
    return false;
}

/// Transfers single bytes: sends 0xFF if `out` is null, and discards the received bytes if `in` is null.
void transfer(const uint8_t* out, uint8_t* in, uint32_t count)
{
    uint32_t sent = 0;
    for (uint32_t got = 0; got < count; ++got)
    {
        while (sent < count && sent < got + ahead)
        {
            bus::write8(SPI2::data, out != nullptr ? out[sent] : 0xFF);
            ++sent;
        }
        if (!isReceived())
        {
            return; // the card driver detects the missing response
        }
        const uint8_t byte = bus::read8(SPI2::data);
        if (in != nullptr)
        {
            in[got] = byte;
        }
    }
}

/// Updates a CRC with two bytes, the low byte first.
[[gnu::always_inline]] inline uint32_t fold(uint32_t crc, uint32_t two, const uint16_t* crcOf)
{
    crc = (crc << 8 ^ crcOf[(crc >> 8 ^ two) & 0xFF]) & 0xFFFF;
    return (crc << 8 ^ crcOf[crc >> 8 ^ two >> 8]) & 0xFFFF;
}

/// Transfers pairs of bytes, one access each: data packing, RM0434, chapter SPI. Each FIFO has room for the two pairs in flight.
/// Sends the bytes at `data` and discards the received ones, or sends 0xFF and stores the received bytes there. Returns the CRC of these
/// bytes, or 0 if `crcOf` is null. The CRC is computed while the next pair is on the wire, which takes 32 cycles; an iteration of the loop
/// takes no longer.
template<bool sends>
[[gnu::always_inline]] inline uint16_t transferPairs(uint8_t* data, uint32_t pairs, const uint16_t* crcOf)
{
    SPI2::CR2::write(pairFrames);
    const uint8_t* out = data;
    const auto next = [&out]
    {
        uint16_t two = 0xFFFF;
        if (sends)
        {
            __builtin_memcpy(&two, out, sizeof two);
            out += sizeof two;
        }
        return two;
    };
    for (uint32_t i = 0; i < ahead && i < pairs; ++i)
    {
        bus::write16(SPI2::data, next());
    }
    uint32_t crc = 0;
    for (; pairs != 0 && isReceived(); --pairs)
    {
        uint16_t two = bus::read16(SPI2::data);
        if (pairs > ahead)
        {
            bus::write16(SPI2::data, next());
        }
        if (sends)
        {
            __builtin_memcpy(&two, data, sizeof two);
        }
        else
        {
            __builtin_memcpy(data, &two, sizeof two);
        }
        data += sizeof two;
        crc = crcOf != nullptr ? fold(crc, two, crcOf) : 0;
    }
    SPI2::CR2::write(byteFrames);
    return static_cast<uint16_t>(crc);
}

} // namespace

void start()
{
    RCC::APB1ENR1::set(RCC::APB1ENR1::spi2);
    (void)RCC::APB1ENR1::read();               // RM0434 section 8.2.18: two cycles until the clock runs
    RCC::APB1RSTR1::set(RCC::APB1RSTR1::spi2); // bytes may be left in the FIFOs when the fault screen calls this
    RCC::APB1RSTR1::clear(RCC::APB1RSTR1::spi2);
    SPI2::CR2::write(byteFrames);
    hold(nullptr, nullptr);
    setSpeed(Speed::Mhz2);
}

void hold(LetGo letGo, void* holder)
{
    letGoOf = letGo;
    heldBy = holder;
}

void waitIdle()
{
    for (uint32_t i = 0; i < pollLimit && SPI2::SR::has(SPI2::SR::busy); ++i)
    {
    }
}

void setSpeed(Speed speed)
{
    if (letGoOf != nullptr)
    {
        const LetGo letGo = letGoOf;
        letGoOf = nullptr;
        letGo(heldBy);
    }
    waitIdle();
    using CR1 = SPI2::CR1;
    const uint32_t mode = CR1::master() | CR1::internalSelect() | CR1::softwareSelect() | CR1::baud(static_cast<uint32_t>(speed));
    CR1::write(mode); // BR is changed while SPE is 0 (RM0434, chapter SPI)
    CR1::write(mode | CR1::enable());
}

uint8_t exchange(uint8_t byte)
{
    uint8_t in = 0;
    transfer(&byte, &in, 1);
    return in;
}

[[gnu::optimize("O2")]] uint16_t send(const uint8_t* data, uint32_t count, const uint16_t* crcOf)
{
    const uint16_t crc = transferPairs<true>(const_cast<uint8_t*>(data), count / 2, crcOf); // reads only
    transfer(data + count - count % 2, nullptr, count % 2);
    return crc;
}

[[gnu::optimize("O2")]] uint16_t receive(uint8_t* data, uint32_t count, const uint16_t* crcOf)
{
    const uint16_t crc = transferPairs<false>(data, count / 2, crcOf);
    transfer(nullptr, data + count - count % 2, count % 2);
    return crc;
}

} // namespace drivers::spi
