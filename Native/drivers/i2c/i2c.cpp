#include "i2c.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/registers/serial.hpp"

namespace drivers::i2c
{

using registers::I2C1;
using registers::RCC;
using ISR = I2C1::ISR;

namespace
{

/// Time-out of one transfer in microseconds, as in the stock firmware.
constexpr uint32_t transferLimit = 50'000;

/// Bus free time between STOP and START in microseconds; the gauge requires 66 us at 400 kHz (Texas Instruments, BQ27220 data sheet).
constexpr uint32_t busFree = 70;

/// TIMINGR value at 64 MHz (RM0434, chapter I2C), the same as in the stock firmware.
constexpr uint32_t timing400 = 0x00602173;
constexpr uint32_t timing100 = 0x10707DBC;

constexpr uint32_t endings = ISR::stopped() | ISR::notAcknowledged() | ISR::busError() | ISR::arbitrationLost();

/// RM0434, chapter I2C, "Software reset".
void releaseLines()
{
    I2C1::CR1::clear(I2C1::CR1::enable);
    (void)I2C1::CR1::read();
    I2C1::CR1::set(I2C1::CR1::enable);
}

/// RM0434, chapter I2C, "Master communication": one transfer with automatic stop.
bool transfer(uint32_t header, uint8_t* data, uint32_t count)
{
    if (!clock::waitFor(transferLimit, [] { return !ISR::has(ISR::busy); }))
    {
        return false;
    }
    clock::delayMicroseconds(busFree);
    using CR2 = I2C1::CR2;
    CR2::write(header | CR2::bytes(count) | CR2::autoEnd() | CR2::start());
    const bool reading = (header & CR2::read()) != 0;
    const uint32_t moves = reading ? ISR::received() : ISR::transmit();
    uint32_t done = 0;
    const bool stopped = clock::waitFor(transferLimit,
                                        [&]
                                        {
                                            const uint32_t state = ISR::read();
                                            if ((state & moves) != 0 && done < count)
                                            {
                                                if (reading)
                                                {
                                                    data[done] = static_cast<uint8_t>(I2C1::RXDR::read());
                                                }
                                                else
                                                {
                                                    I2C1::TXDR::write(data[done]);
                                                }
                                                ++done;
                                                return false;
                                            }
                                            return (state & ISR::stopped()) != 0;
                                        });
    const uint32_t state = ISR::read() & endings;
    I2C1::ICR::write(state);
    // A master may report spurious bus errors (docs/reference/silicon.md 1.9), so success is judged only by the STOP flag, the acknowledge
    // and the byte count.
    if (stopped && (state & ~ISR::busError()) == ISR::stopped() && done == count)
    {
        return true;
    }
    releaseLines();
    return false;
}

} // namespace

void start(bool fast)
{
    RCC::APB1ENR1::set(RCC::APB1ENR1::i2c1);
    (void)RCC::APB1ENR1::read();
    RCC::APB1RSTR1::set(RCC::APB1RSTR1::i2c1); // the fault screen may interrupt a transfer
    RCC::APB1RSTR1::clear(RCC::APB1RSTR1::i2c1);
    RCC::CCIPR::put(RCC::CCIPR::i2c1, 0); // PCLK1
    I2C1::TIMINGR::write(fast ? timing400 : timing100);
    I2C1::CR1::set(I2C1::CR1::enable);
}

bool write(uint8_t chip, const uint8_t* data, uint32_t count)
{
    return transfer(chip, const_cast<uint8_t*>(data), count);
}

bool read(uint8_t chip, uint8_t at, uint8_t* data, uint32_t count)
{
    return transfer(chip, &at, 1) && transfer(chip | I2C1::CR2::read(), data, count);
}

} // namespace drivers::i2c
