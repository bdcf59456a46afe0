#include "card_model.hpp"

#include "drivers/card/checksum.hpp"

#include <cstring>
#include <gtest/gtest.h>

namespace model
{

void CardModel::powerUp()
{
    *this = [this]
    {
        CardModel fresh(0);
        fresh.bytes = std::move(bytes);
        fresh.highCapacity = highCapacity;
        fresh.second = second;
        fresh.writeProtected = writeProtected;
        fresh.dead = dead;
        fresh.erasedByte = erasedByte;
        fresh.supportsErase = supportsErase;
        fresh.erases = erases;
        fresh.eraseBusyBytes = eraseBusyBytes;
        fresh.badReads = badReads;
        fresh.badWrites = badWrites;
        fresh.silent = silent;
        fresh.errorTokens = errorTokens;
        fresh.badStatus = badStatus;
        fresh.refusals = refusals;
        fresh.refusedCommand = refusedCommand;
        fresh.alwaysBusy = alwaysBusy;
        fresh.lateResponse = lateResponse;
        fresh.initialisations = initialisations;
        fresh.commands = commands;
        fresh.selected = selected;
        return fresh;
    }();
}

void CardModel::select(bool selects)
{
    isFirst_ = selects && wasClocked_;
    wasClocked_ = false;
    in_.clear();
    out_.clear();
    state_ = State::Command;
}

void CardModel::clockUnselected()
{
    wasClocked_ = true;
}

uint8_t CardModel::exchange(uint8_t byte)
{
    if (dead)
    {
        return 0xFF;
    }
    if (busyBytes != 0 && out_.empty())
    {
        EXPECT_NE(byte, 0x40) << "CMD0 while the card is busy";
        --busyBytes;
        return 0x00;
    }
    if (alwaysBusy)
    {
        return 0x00;
    }
    if (out_.empty() && state_ == State::ReadMany)
    {
        sendSector();
    }
    uint8_t answer = 0xFF;
    if (!out_.empty())
    {
        answer = out_.front();
        out_.pop_front();
    }
    take(byte);
    return answer;
}

void CardModel::take(uint8_t byte)
{
    if (state_ == State::WriteToken)
    {
        if (byte == (many_ ? 0xFC : 0xFE))
        {
            state_ = State::WriteData;
            in_.clear();
        }
        else if (many_ && byte == 0xFD)
        {
            state_ = State::Command;
            out_ = {0xFF, 0x00, 0x00};
        }
        else
        {
            EXPECT_EQ(byte, 0xFF) << "not a token";
        }
        return;
    }
    if (state_ == State::WriteData)
    {
        in_.push_back(byte);
        if (in_.size() == 514)
        {
            takeBlock();
        }
        return;
    }
    if (in_.empty() && (byte & 0xC0) != 0x40)
    {
        return;
    }
    in_.push_back(byte);
    if (in_.size() == 6)
    {
        command();
        in_.clear();
    }
}

void CardModel::takeBlock()
{
    const bool good = drivers::card::blockCrc(in_.data(), 512) == (in_[512] << 8 | in_[513]);
    EXPECT_TRUE(good) << "CRC16 of a written block";
    const bool refused = badWrites != 0;
    badWrites -= refused;
    if (!refused)
    {
        std::memcpy(&bytes[size_t{sector_} * 512], in_.data(), 512);
    }
    ++sector_;
    out_.insert(out_.end(), lateResponse, 0xFF);
    out_.push_back(refused ? 0x0B : 0xE5);
    out_.insert(out_.end(), {0x00, 0x00, 0x00});
    in_.clear();
    state_ = many_ ? State::WriteToken : State::Command;
}

void CardModel::sendBlock(const uint8_t* data, uint32_t count)
{
    if (errorTokens != 0 && count == 512)
    {
        --errorTokens;
        out_.insert(out_.end(), {0xFF, 0x04}); // card ECC failed
        return;
    }
    uint16_t crc = drivers::card::blockCrc(data, count);
    if (badReads != 0 && count == 512)
    {
        --badReads;
        crc ^= 0x0100;
    }
    out_.insert(out_.end(), {0xFF, 0xFF, 0xFE});
    out_.insert(out_.end(), data, data + count);
    out_.push_back(static_cast<uint8_t>(crc >> 8));
    out_.push_back(static_cast<uint8_t>(crc));
}

void CardModel::sendSector()
{
    if (size_t{sector_} * 512 >= bytes.size())
    {
        out_.push_back(0x08); // error token: out of range
        return;
    }
    sendBlock(&bytes[size_t{sector_} * 512], 512);
    ++sector_;
}

/// The CSD register: SD Physical Layer Simplified Specification, section 5.3.
void CardModel::sendCardData()
{
    uint8_t csd[16] = {};
    const uint32_t sectors = static_cast<uint32_t>(bytes.size() / 512);
    if (highCapacity)
    {
        const uint32_t size = sectors / 1024 - 1;
        csd[0] = 0x40;
        csd[7] = static_cast<uint8_t>(size >> 16);
        csd[8] = static_cast<uint8_t>(size >> 8);
        csd[9] = static_cast<uint8_t>(size);
    }
    else
    {
        const uint32_t size = sectors / 4 - 1; // READ_BL_LEN 9, C_SIZE_MULT 0
        csd[5] = 9;
        csd[6] = static_cast<uint8_t>(size >> 10);
        csd[7] = static_cast<uint8_t>(size >> 2);
        csd[8] = static_cast<uint8_t>(size << 6);
    }
    csd[4] = supportsErase ? 0x02 : 0; // CCC, bits 95:84
    csd[14] = writeProtected ? 0x10 : 0;
    sendBlock(csd, 16);
}

/// The SCR register: section 5.6.
void CardModel::sendConfiguration()
{
    const uint8_t scr[8] = {0x02, static_cast<uint8_t>(erasedByte == 0 ? 0x35 : 0xB5)};
    sendBlock(scr, sizeof scr);
}

void CardModel::erase()
{
    EXPECT_EQ(erasing_, 33) << "CMD32, CMD33, CMD38 in this order";
    EXPECT_LE(eraseFirst_, eraseLast_);
    ASSERT_LE((size_t{eraseLast_} + 1) * 512, bytes.size());
    if (erases)
    {
        std::memset(&bytes[size_t{eraseFirst_} * 512], erasedByte, (size_t{eraseLast_} - eraseFirst_ + 1) * 512);
    }
    answer(0);
    out_.push_back(0xFF); // one byte separates the response from the busy signal
    busyBytes = eraseBusyBytes;
}

bool CardModel::isHeard(uint8_t number)
{
    const bool isFirst = isFirst_;
    isFirst_ = false;
    if (number == 0 && !isFirst)
    {
        return false;
    }
    if (silent != 0)
    {
        --silent;
        return false;
    }
    if (!spiMode_ && number != 0)
    {
        return false;
    }
    if (number == refusedCommand && refusals != 0)
    {
        --refusals;
        application_ = false;
        answer(0x04 | (idle_ ? 1 : 0));
        return false;
    }
    return true;
}

void CardModel::command()
{
    const uint8_t number = in_[0] & 0x3F;
    const uint32_t argument = static_cast<uint32_t>(in_[1]) << 24 | in_[2] << 16 | in_[3] << 8 | in_[4];
    EXPECT_EQ(in_[5], drivers::card::frameCrc(in_.data(), 5)) << "CRC7 of CMD" << int{number};
    commands.push_back(number);
    out_.clear();
    if (!isHeard(number))
    {
        return;
    }
    const bool application = application_;
    application_ = false;
    const uint8_t ready = idle_ ? 1 : 0;
    const auto place = [&]
    {
        EXPECT_FALSE(idle_);
        EXPECT_TRUE(highCapacity || argument % 512 == 0);
        sector_ = highCapacity ? argument : argument / 512;
    };
    switch (number)
    {
    case 0:
        spiMode_ = idle_ = true;
        crcOn_ = false;
        tries_ = 0;
        answer(1);
        return;
    case 8:
        answer(second ? 1 : 5);
        if (second)
        {
            out_.insert(out_.end(), {0, 0, 1, in_[4]});
        }
        return;
    case 9:
        answer(ready);
        sendCardData();
        return;
    case 12:
        state_ = State::Command;
        out_ = {0xFF, 0xFF, 0x00, 0x00, 0x00};
        return;
    case 13:
        answer(ready);
        out_.push_back(badStatus != 0 ? 0x04 : 0);
        badStatus -= badStatus != 0;
        return;
    case 16:
        EXPECT_EQ(argument, 512u);
        answer(ready);
        return;
    case 17:
        place();
        answer(0);
        sendSector();
        return;
    case 18:
        place();
        answer(0);
        state_ = State::ReadMany;
        return;
    case 24:
    case 25:
        place();
        many_ = number == 25;
        answer(0);
        state_ = State::WriteToken;
        return;
    case 32:
    case 33:
        place();
        EXPECT_TRUE(number == 32 || erasing_ == 32);
        (number == 32 ? eraseFirst_ : eraseLast_) = sector_;
        erasing_ = number;
        answer(0);
        return;
    case 38:
        erase();
        erasing_ = 0;
        return;
    case 51:
        EXPECT_TRUE(application);
        answer(ready);
        sendConfiguration();
        return;
    case 41:
        EXPECT_TRUE(application);
        EXPECT_EQ((argument & 0x40000000) != 0, second) << "HCS is set only for cards that answered CMD8";
        idle_ = ++tries_ < 4;
        initialisations += !idle_;
        answer(idle_ ? 1 : 0);
        return;
    case 55:
        application_ = true;
        answer(ready);
        return;
    case 58:
        answer(ready);
        out_.insert(out_.end(), {static_cast<uint8_t>(highCapacity ? 0xC0 : 0x80), 0xFF, 0x80, 0x00});
        return;
    case 59:
        if (!supportsCrcOnOff)
        {
            answer(ready | 4);
            return;
        }
        crcOn_ = (argument & 1) != 0;
        answer(ready);
        return;
    default:
        ADD_FAILURE() << "CMD" << int{number};
        answer(ready | 4);
    }
}

} // namespace model
