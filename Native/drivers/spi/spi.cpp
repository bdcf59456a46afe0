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

/// A byte takes at most 4 us on the wire; this is for a block that stands still, in polls.
constexpr uint32_t pollLimit = 20000;

/// Accesses under way at once: the receive FIFO holds four bytes, so none can be lost.
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

/// The common loop: `data` null means to send 0xFF or to drop what comes in.
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
            return; // the card's or panel's answer is missing then, which its driver sees
        }
        const uint8_t byte = bus::read8(SPI2::data);
        if (in != nullptr)
        {
            in[got] = byte;
        }
    }
}

/// Two bytes with one access, as many as there are pairs: data packing, RM0434 section 37.4.9. Both FIFOs hold the two pairs under way.
/// `next` gives what is sent, `take` gets what comes in, while the next pair is under way.
template<typename Next, typename Take>
void transferPairs(uint32_t pairs, Next next, Take take)
{
    SPI2::CR2::write(pairFrames);
    for (uint32_t i = 0; i < ahead && i < pairs; ++i)
    {
        bus::write16(SPI2::data, next());
    }
    for (; pairs != 0 && isReceived(); --pairs)
    {
        const uint16_t two = bus::read16(SPI2::data);
        if (pairs > ahead)
        {
            bus::write16(SPI2::data, next());
        }
        take(two);
    }
    SPI2::CR2::write(byteFrames);
}

} // namespace

void start()
{
    RCC::APB1ENR1::set(RCC::APB1ENR1::spi2);
    (void)RCC::APB1ENR1::read();               // RM0434 section 8.2.18: two cycles until the clock runs
    RCC::APB1RSTR1::set(RCC::APB1RSTR1::spi2); // the fault screen may find bytes in the FIFOs
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
    CR1::write(mode); // BR is changed while SPE is 0 (RM0434 section 35.6.1)
    CR1::write(mode | CR1::enable());
}

uint8_t exchange(uint8_t byte)
{
    uint8_t in = 0;
    transfer(&byte, &in, 1);
    return in;
}

void send(const uint8_t* data, uint32_t count)
{
    const auto next = [&data]
    {
        uint16_t two;
        __builtin_memcpy(&two, data, sizeof two);
        data += sizeof two;
        return two;
    };
    transferPairs(count / 2, next, [](uint16_t) {});
    transfer(data, nullptr, count % 2);
}

void receive(uint8_t* data, uint32_t count)
{
    const auto take = [&data](uint16_t two)
    {
        __builtin_memcpy(data, &two, sizeof two);
        data += sizeof two;
    };
    transferPairs(
        count / 2, [] { return uint16_t{0xFFFF}; }, take);
    transfer(nullptr, data, count % 2);
}

uint16_t receive(uint8_t* data, uint32_t count, const uint16_t* crcOf)
{
    uint32_t crc = 0;
    const auto take = [&data, &crc, crcOf](uint16_t two)
    {
        __builtin_memcpy(data, &two, sizeof two);
        data += sizeof two;
        crc = (crc << 8 ^ crcOf[crc >> 8 ^ (two & 0xFF)]) & 0xFFFF;
        crc = (crc << 8 ^ crcOf[crc >> 8 ^ two >> 8]) & 0xFFFF;
    };
    transferPairs(
        count / 2, [] { return uint16_t{0xFFFF}; }, take);
    return static_cast<uint16_t>(crc);
}

} // namespace drivers::spi
