// Executes random operations on a card, each also applied to a model in memory.
#pragma once

#include "card_image.hpp"

#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

namespace fat_test
{

using namespace fat;

/// The expected contents of the card: files by lower-case path, and directories.
struct Model
{
    std::map<std::string, std::string> files;
    std::set<std::string> directories{""};
};

class Player
{
public:
    Player(CardImage& card, uint32_t seed) : card_(card), random_(seed)
    {
    }

    /// Creates a directory with `names` files; later operations choose from twice as many names.
    void fillDirectory(uint32_t names)
    {
        ASSERT_EQ(volume_.mount(card_, fixedTime), Status::Ok);
        ASSERT_EQ(volume_.makeDirectory(text("/large")), Status::Ok);
        model_.directories.insert("/large");
        largeNames_ = 2 * names;
        while (model_.files.size() < names)
        {
            const std::string path = largePath();
            ASSERT_EQ(writeFile(volume_, path, "", Mode::CreateDeferred), Status::Ok) << path;
            model_.files[path] = "";
        }
        ASSERT_EQ(volume_.sync(), Status::Ok);
    }

    /// Executes one sequence: mounts the card again and executes a few operations.
    void playSequence()
    {
        playSequence(3 + pick(8));
    }

    /// Mounts the card again and executes the given number of operations.
    void playSequence(uint32_t operations)
    {
        ASSERT_EQ(volume_.mount(card_, fixedTime), Status::Ok);
        for (uint32_t i = 0; i < operations && !testing::Test::HasFatalFailure(); ++i)
        {
            static constexpr void (Player::*table[])() = {
                &Player::create,    &Player::create,        &Player::append,        &Player::append,
                &Player::overwrite, &Player::readBack,      &Player::remove,        &Player::remove,
                &Player::replace,   &Player::replace,       &Player::makeDirectory, &Player::removeDirectory,
                &Player::move,      &Player::moveDirectory, &Player::truncate,      &Player::setAttributes,
            };
            (this->*table[pick(std::size(table))])();
        }
        ASSERT_EQ(volume_.sync(), Status::Ok);
    }

    /// Checks that the card contains exactly what the model contains.
    void compareAll()
    {
        ASSERT_EQ(volume_.mount(card_, fixedTime), Status::Ok);
        for (const std::string& directory : model_.directories)
        {
            std::set<std::string> expected;
            for (const auto& [path, content] : model_.files)
            {
                addChild(expected, directory, path);
                if (path.rfind('/') == directory.size() && path.compare(0, directory.size(), directory) == 0)
                {
                    std::string found;
                    ASSERT_EQ(readFile(volume_, path, found), Status::Ok) << path;
                    ASSERT_TRUE(found == content) << path;
                }
            }
            for (const std::string& other : model_.directories)
            {
                addChild(expected, directory, other);
            }
            std::set<std::string> found;
            Listing listing;
            Node node;
            ASSERT_EQ(volume_.list(text(directory), listing), Status::Ok) << directory;
            while (volume_.next(listing, node) == Status::Ok)
            {
                std::string name = nameOf(volume_);
                for (char& c : name)
                {
                    c = static_cast<char>(std::tolower(c));
                }
                ASSERT_TRUE(found.insert(name).second) << name;
            }
            ASSERT_EQ(found, expected) << directory;
        }
    }

private:
    static void addChild(std::set<std::string>& names, const std::string& directory, const std::string& path)
    {
        if (!path.empty() && path.rfind('/') == directory.size() && path.compare(0, directory.size(), directory) == 0)
        {
            names.insert(path.substr(directory.size() + 1));
        }
    }

    uint32_t pick(size_t below)
    {
        return static_cast<uint32_t>(random_() % below);
    }

    std::string anyDirectory()
    {
        auto at = model_.directories.begin();
        std::advance(at, pick(model_.directories.size()));
        return *at;
    }

    std::string largePath()
    {
        return "/large/one of the many files " + std::to_string(pick(largeNames_));
    }

    std::string anyPath()
    {
        if (largeNames_ != 0 && pick(2) == 0)
        {
            return largePath();
        }
        static const char* const names[] = {
            "a.txt", "readme", "a rather long name of a file.data", "long name 2.data", "long name 22.data", "x.y.z", ".dot", "1",
            "2",     "u2f.bin"};
        return anyDirectory() + "/" + names[pick(std::size(names))];
    }

    std::string anyFile()
    {
        if (model_.files.empty() || pick(8) == 0)
        {
            return anyPath();
        }
        auto at = model_.files.begin();
        std::advance(at, pick(model_.files.size()));
        return at->first;
    }

    std::string cased(std::string path)
    {
        for (char& c : path)
        {
            c = static_cast<char>(pick(2) == 0 ? std::toupper(c) : c);
        }
        return path;
    }

    std::string content()
    {
        static constexpr uint32_t lengths[] = {0, 1, 100, 512, 1024, 1500, 9000};
        return pattern(static_cast<uint32_t>(random_()), pick(lengths[pick(std::size(lengths))] + 1));
    }

    bool has(const std::string& path) const
    {
        return model_.files.count(path) != 0;
    }

    void create()
    {
        const std::string path = anyPath();
        if (model_.directories.count(path) != 0)
        {
            return;
        }
        const std::string bytes = content();
        ASSERT_EQ(writeFile(volume_, cased(path), bytes, pick(2) == 0 ? Mode::Create : Mode::CreateDeferred), Status::Ok) << path;
        model_.files[path] = bytes;
    }

    void append()
    {
        const std::string path = anyFile();
        const std::string bytes = content();
        ASSERT_EQ(writeFile(volume_, cased(path), bytes, Mode::Append), Status::Ok) << path;
        model_.files[path] += bytes;
    }

    /// Writes pieces of odd lengths at random offsets of an open file, while another file is read.
    void overwrite()
    {
        const std::string path = anyFile();
        File file;
        ASSERT_EQ(volume_.open(text(path), Mode::Append, file), Status::Ok) << path;
        std::string& model = model_.files[path];
        for (uint32_t i = 0; i < 5; ++i)
        {
            const uint32_t at = pick(model.size() + 1);
            const std::string bytes = content();
            ASSERT_EQ(volume_.seek(file, at), Status::Ok);
            ASSERT_EQ(volume_.write(file, reinterpret_cast<const uint8_t*>(bytes.data()), static_cast<uint32_t>(bytes.size())), Status::Ok);
            model.resize(std::max(model.size(), at + bytes.size()));
            model.replace(at, bytes.size(), bytes);
            if (pick(3) == 0)
            {
                ASSERT_EQ(volume_.flush(file), Status::Ok);
            }
            const std::string other = anyFile();
            if (other != path)
            {
                std::string found;
                ASSERT_EQ(readFile(volume_, other, found), has(other) ? Status::Ok : Status::NotFound) << other;
                ASSERT_TRUE(!has(other) || found == model_.files[other]) << other;
            }
        }
        ASSERT_EQ(volume_.close(file), Status::Ok);
    }

    void readBack()
    {
        const std::string path = anyFile();
        if (!has(path))
        {
            return;
        }
        const std::string& model = model_.files[path];
        File file;
        ASSERT_EQ(volume_.open(text(cased(path)), Mode::Read, file), Status::Ok);
        ASSERT_EQ(file.node.size, model.size());
        for (uint32_t i = 0; i < 4; ++i)
        {
            const uint32_t at = pick(model.size() + 1);
            std::string found(pick(3000), '\0');
            uint32_t done;
            ASSERT_EQ(volume_.seek(file, at), Status::Ok);
            ASSERT_EQ(volume_.read(file, reinterpret_cast<uint8_t*>(found.data()), static_cast<uint32_t>(found.size()), done), Status::Ok);
            found.resize(done);
            ASSERT_TRUE(found == model.substr(at, std::max<size_t>(done, 1)) || (done == 0 && (at == model.size() || found.empty())));
        }
        ASSERT_EQ(volume_.close(file), Status::Ok);
    }

    void remove()
    {
        const std::string path = anyFile();
        ASSERT_EQ(volume_.remove(text(cased(path))), has(path) ? Status::Ok : Status::NotFound) << path;
        model_.files.erase(path);
    }

    void replace()
    {
        const std::string from = anyFile();
        const std::string to = anyPath();
        const Status expected = !has(from) ? Status::NotFound : model_.directories.count(to) != 0 ? Status::WrongKind : Status::Ok;
        ASSERT_EQ(volume_.replace(text(cased(from)), text(cased(to))), expected) << from << " to " << to;
        if (expected == Status::Ok)
        {
            const std::string bytes = model_.files[from];
            model_.files.erase(from);
            model_.files[to] = bytes;
        }
    }

    /// Moves a file to a free path; a move to an existing path is refused.
    void move()
    {
        const std::string from = anyFile();
        const std::string to = anyPath();
        const bool taken = has(to) || model_.directories.count(to) != 0;
        const Status expected = !has(from) ? Status::NotFound : taken ? Status::WrongKind : Status::Ok;
        ASSERT_EQ(volume_.move(text(cased(from)), text(cased(to))), expected) << from << " to " << to;
        if (expected == Status::Ok)
        {
            model_.files[to] = model_.files[from];
            model_.files.erase(from);
        }
    }

    static bool isBelow(const std::string& path, const std::string& directory)
    {
        return path.size() > directory.size() && path.compare(0, directory.size(), directory) == 0 && path[directory.size()] == '/';
    }

    /// Moves a directory with its contents; a move into itself is refused.
    void moveDirectory()
    {
        const std::string from = anyDirectory();
        const std::string to = anyDirectory() + (pick(2) == 0 ? "/dir" : "/a directory that was moved");
        if (from.empty() || from == "/large" || to.size() > 80)
        {
            return;
        }
        const bool taken = model_.directories.count(to) != 0 || isBelow(to, from);
        ASSERT_EQ(volume_.move(text(cased(from)), text(cased(to))), taken ? Status::WrongKind : Status::Ok) << from << " to " << to;
        if (taken)
        {
            return;
        }
        Model moved;
        for (const auto& [path, content] : model_.files)
        {
            moved.files[isBelow(path, from) ? to + path.substr(from.size()) : path] = content;
        }
        for (const std::string& path : model_.directories)
        {
            moved.directories.insert(path == from || isBelow(path, from) ? to + path.substr(from.size()) : path);
        }
        model_ = moved;
    }

    void truncate()
    {
        const std::string path = anyFile();
        if (!has(path))
        {
            return;
        }
        std::string& model = model_.files[path];
        const uint32_t size = pick(model.size() + 1);
        File file;
        ASSERT_EQ(volume_.open(text(cased(path)), Mode::Append, file), Status::Ok) << path;
        ASSERT_EQ(volume_.truncate(file, size), Status::Ok) << path;
        model.resize(size);
        ASSERT_EQ(volume_.close(file), Status::Ok) << path;
    }

    /// Sets the attributes hidden, system and archive; the attribute read-only would make other operations fail.
    void setAttributes()
    {
        const std::string path = anyFile();
        static constexpr uint8_t values[] = {0x00, 0x02, 0x04, 0x20, 0x26};
        const uint8_t attributes = values[pick(std::size(values))];
        ASSERT_EQ(volume_.setAttributes(text(cased(path)), attributes), has(path) ? Status::Ok : Status::NotFound) << path;
        Node node;
        if (has(path))
        {
            ASSERT_EQ(volume_.stat(text(path), node), Status::Ok);
            ASSERT_EQ(node.attributes, attributes) << path;
        }
    }

    void makeDirectory()
    {
        const std::string parent = anyDirectory();
        const std::string path = parent + (pick(2) == 0 ? "/dir" : "/a directory with a long name");
        if (parent.size() > 60)
        {
            return;
        }
        ASSERT_EQ(volume_.makeDirectory(text(cased(path))), Status::Ok) << path;
        model_.directories.insert(path);
    }

    void removeDirectory()
    {
        const std::string path = anyDirectory();
        if (path.empty())
        {
            return;
        }
        std::set<std::string> children;
        for (const auto& [file, content] : model_.files)
        {
            addChild(children, path, file);
        }
        for (const std::string& directory : model_.directories)
        {
            addChild(children, path, directory);
        }
        ASSERT_EQ(volume_.remove(text(cased(path))), children.empty() ? Status::Ok : Status::NotEmpty) << path;
        if (children.empty())
        {
            model_.directories.erase(path);
        }
    }

    CardImage& card_;
    Volume volume_;
    Model model_;
    std::mt19937 random_;
    uint32_t largeNames_ = 0;
};

} // namespace fat_test
