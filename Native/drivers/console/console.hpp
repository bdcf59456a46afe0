#pragma once

#include <cstdint>

/// Text on USART1, 230,400 baud 8N1, header pin 13: the stock firmware's log console.
namespace drivers::console
{

void start();

/// Sends bytes and never waits for a listener.
void write(const char* text, uint32_t length);

} // namespace drivers::console
