#pragma once

#include "fake_bus.hpp"

#include <functional>

namespace model
{

/// Model of IPCC, of the registers that start CPU2, and of CPU2 itself. CPU2 reads the tables from shared memory as specified in AN5289,
/// responds to commands and sends events. SRAM2 is real memory on the bus.
class MailboxModel final : public Peripheral
{
public:
    static constexpr uint32_t sram = 0x20030000;

    explicit MailboxModel(FakeBus& bus);

    bool owns(uint32_t address) const override;
    uint32_t read(uint32_t address, uint32_t bytes) override;
    void write(uint32_t address, uint32_t value, uint32_t bytes) override;

    uint32_t word(uint32_t address) const;
    void setWord(uint32_t address, uint32_t value);
    uint32_t table(uint32_t index) const
    {
        return word(tableAt() + 4 * index);
    }
    uint32_t tableAt() const
    {
        return sram + 4 * tableOffset;
    }

    /// Queues an event in one of CPU2's buffers and raises the flag.
    void sendEvent(uint16_t code, const std::vector<uint8_t>& payload);
    /// Number of buffers returned in the free queue.
    uint32_t freeBuffers() const;

    std::vector<uint8_t> memory;
    uint32_t tableOffset = 0;
    uint32_t sbrsa = 0x12;
    bool readsCommands = true;
    bool takesBuffers = true;
    /// Payload of the next response.
    std::vector<uint8_t> answer{0};
    /// Opcode in the response; -1 for the opcode of the command.
    int answeredOpcode = -1;
    std::vector<uint8_t> lastCommand; // opcode low, high, length, parameters
    bool booted = false;

private:
    void takeCommand();

    FakeBus& bus_;
    uint32_t toCpu2_ = 0, toCpu1_ = 0, mask_ = 0xFFFFFFFF;
    uint32_t pwr4_ = 0;
};

} // namespace model
