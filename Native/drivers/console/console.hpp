#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

/// Text on USART1, 230,400 baud 8N1, header pin 13: the stock firmware's log console.
namespace drivers::console
{

/// `transmit` is the pin of USART1_TX, `function` its alternate function (DS11929, "Alternate function mapping").
void start(const registers::Pin& transmit, uint32_t function);

/// Sends bytes without flow control.
void write(const char* text, uint32_t length);

} // namespace drivers::console
