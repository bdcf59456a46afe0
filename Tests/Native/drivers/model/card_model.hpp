#pragma once

#include "spi_model.hpp"

#include <deque>

namespace model
{

/// Model of an SD card in SPI mode: commands with checked CRC, single and multiple blocks, and injected faults. The card accepts CMD0 only
/// as the first command after a selection that followed at least eight clocks without selection (docs/reference/silicon.md 1.14).
class CardModel final : public SpiChip
{
public:
    explicit CardModel(uint32_t sectors) : bytes(size_t{sectors} * 512)
    {
    }

    uint8_t exchange(uint8_t byte) override;
    void select(bool selected) override;
    void clockUnselected() override;
    /// Simulates power-on.
    void powerUp();

    std::vector<uint8_t> bytes;
    bool highCapacity = true;
    bool second = true; // version 2.00 or later
    bool writeProtected = false;
    bool dead = false;
    uint8_t erasedByte = 0;       // content of erased blocks according to SCR
    bool supportsErase = true;    // CSD lists command class 5 (erase)
    bool erases = true;           // erase commands take effect
    bool supportsCrcOnOff = true; // CMD59
    /// Number of bytes between a written block and its data response.
    uint32_t lateResponse = 0;
    /// Number of remaining bytes of a busy signal; each exchange consumes one byte.
    uint32_t busyBytes = 0;
    /// Number of bytes of the busy signal after each CMD38.
    uint32_t eraseBusyBytes = 100;
    bool isProgramming() const override
    {
        return busyBytes != 0;
    }
    /// Counters of faults to inject: data blocks sent with a wrong CRC, written blocks refused, commands without a response.
    uint32_t badReads = 0, badWrites = 0, silent = 0;
    /// Further counters of faults to inject: reads answered with an error token, written blocks after which CMD13 reports an error,
    /// refusals of `refusedCommand`.
    uint32_t errorTokens = 0, badStatus = 0, refusals = 0;
    uint8_t refusedCommand = 0xFF;
    /// Holds its output line low permanently, like a card with a hung controller.
    bool alwaysBusy = false;
    uint32_t initialisations = 0;
    std::vector<uint8_t> commands;

private:
    enum class State
    {
        Command,
        ReadMany,
        WriteToken,
        WriteData,
    };

    void take(uint8_t byte);
    void command();
    /// Returns whether the card executes a command; a command that the card refuses gets an error response.
    bool isHeard(uint8_t number);
    void sendCardData();
    void sendConfiguration();
    void erase();
    void answer(uint8_t response)
    {
        out_.push_back(0xFF);
        out_.push_back(response);
    }
    void sendBlock(const uint8_t* data, uint32_t count);
    void sendSector();
    void takeBlock();

    std::deque<uint8_t> out_;
    std::vector<uint8_t> in_;
    State state_ = State::Command;
    bool isFirst_ = false, wasClocked_ = false; // first command after selection; eight clocks before the selection
    bool idle_ = false, spiMode_ = false, application_ = false, many_ = false, crcOn_ = false;
    uint32_t tries_ = 0;
    uint32_t sector_ = 0;
    uint32_t eraseFirst_ = 0, eraseLast_ = 0;
    uint8_t erasing_ = 0; // number of the last erase command, CMD32, CMD33 or CMD38
};

} // namespace model
