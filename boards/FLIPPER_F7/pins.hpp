#pragma once

#include "drivers/buttons/buttons.hpp"
#include "drivers/card/sd_card.hpp"
#include "drivers/display/display.hpp"
#include "drivers/registers/gpio.hpp"

/// Wiring of the Flipper Zero F7 (schematics, main board 12.F7B9C6).
namespace board::pins
{

using registers::Pin;

inline constexpr uint32_t spi2Function = 5, i2c1Function = 4, usart1Function = 7;

// SPI2: display and SD card.
inline constexpr Pin clock{Pin::portD, 1};
inline constexpr Pin dataOut{Pin::portB, 15};
inline constexpr Pin dataIn{Pin::portC, 2};

inline constexpr Pin displaySelect{Pin::portC, 11}; // low: selected
inline constexpr Pin displayCommand{Pin::portB, 1}; // low: command, high: data
inline constexpr Pin displayReset{Pin::portB, 0};   // low: reset

inline constexpr Pin cardSelect{Pin::portC, 12};     // low: selected
inline constexpr Pin cardDetect{Pin::portC, 10};     // low: a card is in the slot
inline constexpr Pin peripheralPower{Pin::portA, 3}; // open drain; high: 3.3 V for card and header

// I2C1: LED driver, gauge, charger.
inline constexpr Pin i2cClock{Pin::portA, 9};
inline constexpr Pin i2cData{Pin::portA, 10};

inline constexpr Pin consoleTransmit{Pin::portB, 6}; // header pin 13

inline constexpr Pin buttonBack{Pin::portC, 13}; // low: pressed
inline constexpr Pin buttonDown{Pin::portC, 6};  // low: pressed
inline constexpr Pin buttonOk{Pin::portH, 3};    // high: pressed; also the BOOT0 pin

inline constexpr drivers::card::Pins cardPins = {
    .select = cardSelect,
    .detect = cardDetect,
    .power = peripheralPower,
    .neighbourSelect = displaySelect,
    .bus = {clock, dataOut, dataIn},
};
inline constexpr drivers::display::Pins displayPins = {.select = displaySelect, .command = displayCommand, .reset = displayReset};
inline constexpr drivers::buttons::Pins buttonPins = {.ok = buttonOk, .back = buttonBack, .cardDetect = cardDetect};

/// Puts all pins above into the state that the drivers expect. The idle level is set before a pin becomes an output.
void setUp();

} // namespace board::pins
