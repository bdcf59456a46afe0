#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

/// Sends text to USART1 at 230,400 baud 8N1, on header pin 13, which the stock firmware uses as its log console.
namespace drivers::console
{

/// `transmit` is the pin of USART1_TX, `function` its alternate function (DS11929, "Alternate function mapping").
void start(const registers::Pin& transmit, uint32_t function);

/// Sends bytes without flow control.
void write(const char* text, uint32_t length);

} // namespace drivers::console
