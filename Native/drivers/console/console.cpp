#include "console.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/registers/serial.hpp"

namespace drivers::console
{

using registers::Pin;
using registers::RCC;
using registers::USART1;

namespace
{

constexpr uint32_t divider = (64'000'000 + 230'400 / 2) / 230'400; // RM0434, chapter USART, oversampling by 16
constexpr uint32_t byteLimit = 1000;                               // microseconds; a byte takes 43 us
static_assert(divider == 278);

bool works;

} // namespace

/// RM0434, chapter USART, "Transmitter".
void start(const Pin& transmit, uint32_t function)
{
    transmit.pull(Pin::Pull::Up);
    transmit.alternate(function);
    transmit.mode(Pin::Mode::Alternate);
    RCC::APB2ENR::set(RCC::APB2ENR::usart1);
    (void)RCC::APB2ENR::read();
    RCC::APB2RSTR::set(RCC::APB2RSTR::usart1); // the stock firmware uses this USART for its log, so start from the reset state
    RCC::APB2RSTR::clear(RCC::APB2RSTR::usart1);
    RCC::CCIPR::put(RCC::CCIPR::usart1, 0); // PCLK2
    USART1::BRR::write(divider);
    USART1::CR1::write(USART1::CR1::transmit());
    USART1::CR1::write(USART1::CR1::transmit() | USART1::CR1::enable());
    works = clock::waitFor(byteLimit, [] { return USART1::ISR::has(USART1::ISR::transmitAcknowledged); });
}

void write(const char* text, uint32_t length)
{
    for (uint32_t i = 0; i < length && works; ++i)
    {
        if (clock::waitFor(byteLimit, [] { return USART1::ISR::has(USART1::ISR::transmitEmpty); }))
        {
            USART1::TDR::write(static_cast<uint8_t>(text[i]));
        }
    }
}

} // namespace drivers::console
