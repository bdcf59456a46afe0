#pragma once

#include "fake_bus.hpp"

namespace model
{

/// Model of I2C1 and of register-based chips on its bus. A transfer writes a register number and values, or reads values starting at that
/// register.
class I2cModel final : public Peripheral
{
public:
    static constexpr uint32_t base = 0x40005400;

    explicit I2cModel(FakeBus& bus);
    bool owns(uint32_t address) const override;
    uint32_t read(uint32_t address, uint32_t bytes) override;
    void write(uint32_t address, uint32_t value, uint32_t bytes) override;

    std::map<uint32_t, std::map<uint8_t, uint8_t>> chips;
    uint32_t timing = 0;
    bool hangs = false;
    /// First byte that a chip does not acknowledge in a write; 0 for none. Reads are answered.
    uint32_t refusesFrom = 0;
    /// Flag of ISR set by the next transfer: bus error (bit 8), arbitration lost (bit 9).
    uint32_t breaksWith = 0;

private:
    uint32_t isr() const;

    FakeBus& bus_;
    uint64_t stoppedAt_ = 0;
    uint32_t control1_ = 0, chip_ = 0, left_ = 0, written_ = 0, broken_ = 0;
    uint8_t at_ = 0;
    bool reading_ = false, first_ = false, stopped_ = false, nack_ = false;
};

} // namespace model
