#pragma once

#include "fake_bus.hpp"

namespace model
{

/// Model of the flash controller with 1 MiB of flash. The model is stricter than silicon: what the manual forbids fails the test.
class FlashModel final : public Peripheral
{
public:
    static constexpr uint32_t base = 0x58004000, flash = 0x08000000;
    static constexpr uint32_t eraseMicroseconds = 22000, doubleWordMicroseconds = 82, rowMicroseconds = 3800;

    explicit FlashModel(FakeBus& bus);

    bool owns(uint32_t address) const override;
    uint32_t read(uint32_t address, uint32_t bytes) override;
    void write(uint32_t address, uint32_t value, uint32_t bytes) override;

    std::vector<uint8_t> bytes;
    std::vector<uint8_t> options;
    uint32_t secureStart = 0xD7;
    /// Error bits to set at the end of the next operation.
    uint32_t failWith = 0;
    bool neverEnds = false;
    /// A wrong key was written, so the controller stays locked until the next reset.
    bool staysLocked = false;
    bool suspended = false;
    bool launched = false;
    uint32_t erases = 0, doubleWords = 0, rows = 0;
    uint32_t status = 0x8000; // OPTVERR after every reset: erratum 2.2.9
    uint32_t eccStatus = 0;
    std::map<uint32_t, uint32_t> optionRegisters;

private:
    bool isBusy() const
    {
        return neverEnds || bus_.cycles() < busyUntil_;
    }
    void begin(uint32_t microseconds);
    void writeControl(uint32_t value);
    void writeMemory(uint32_t address, uint32_t value);
    void programDoubleWord(uint32_t address, uint64_t value);

    FakeBus& bus_;
    uint32_t control_ = 0xC0000000;
    uint32_t access_ = 0x703;
    uint32_t keys_ = 0, optionKeys_ = 0;
    uint64_t busyUntil_ = 0;
    bool haveLow_ = false;
    uint32_t lowAddress_ = 0, low_ = 0;
    uint32_t rowWords_ = 0;
    // Address range in which the next fast row may start: in the page erased last, after its last row (docs/reference/silicon.md 1.1).
    uint32_t rowsFrom_ = 0, rowsEnd_ = 0;
};

} // namespace model
