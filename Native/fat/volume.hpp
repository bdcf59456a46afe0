#pragma once

#include "directory_index.hpp"
#include "names.hpp"
#include "node.hpp"
#include "sector_cache.hpp"

#include <cstdint>

namespace fat
{

/// How a file is opened, numbered as in Hal/CardMode.cs.
enum class Mode : int
{
    Read = 0,
    Create = 1,
    Append = 2,
    /// The file receives its name when it is closed, but the name may be written to the card later, at the latest by the next operation
    /// that does not write a file in this mode (see Volume). Until then the name refers to the existing file, if any.
    CreateDeferred = 3,
};

/// State of a directory listing.
struct Listing
{
    Directory directory;
    uint32_t index = 0;
};

/// The file system of a card: FAT12, FAT16, FAT32 or exFAT, on the whole card or in the first partition with a file system.
///
/// Paths are bytes of code page 850, separated by '/', from the root. Names are compared case-insensitively. No memory is allocated
/// dynamically. The volume contains four sector buffers, one name, and the indexes of the two directories in use. All open files share one
/// buffer for partial sectors.
///
/// **Power loss.** When a public operation returns, all its changes are on the card; the exceptions are write() and files of
/// Mode::CreateDeferred. While a file of Mode::CreateDeferred is open, its entries are staged, marked as deleted. Closed files are
/// collected in the buffer of their directory sector, until that buffer is needed for another sector or by another operation. settle() then
/// writes the FAT, the sector with the new entries still marked deleted, and the sector again with these entries valid; finally it deletes
/// the files that the new ones replace. Contents and clusters of a file are always written before its entries. After a power cut before
/// settle(), none of the new files exists, and all files that they would have replaced still exist. Order of sector writes:
///
///     data clusters → FAT (first copy, then second) or allocation bitmap → directory entry → free cluster count (FSInfo)
///
/// Each change to an existing name modifies one byte in one sector, so it is atomic even if that sector is torn:
///
///     write     Mode::Create: size 0 and the time Node::incompleteTime until flush() or close() → size and time
///     deferred  entries staged, deleted → staged entries valid → replaced files' marks changed to deleted → rest of their entries,
///               their clusters freed
///     create    entries written with the last one (FAT: short name, exFAT: first entry) still marked deleted → that mark changed
///     delete    mark changed to deleted → rest of the entries → clusters freed
///     replace   new entries staged, still deleted → old name deleted → staged entries valid → replaced file's entries deleted →
///               its clusters freed
///     truncate  size 0 → first cluster 0 → clusters freed; an entry of size 0 is never followed into the FAT
///
/// In the worst case a power cut leaves orphaned clusters, a second FAT older than the first, or, in replace and deferred, the old and the
/// new file under one name, both complete. Look-ups find the first of these two, and the next change of the name removes both. Between the
/// second and the third step of replace, the source has no name and the target is still the old file. Nothing else on the card changes. FAT
/// links past a file's size are ignored, and a link out of the volume's bounds is treated as the end of the chain.
///
/// On exFAT a checksum covers all entries of a file. The two entries that change are always in one sector; if it is torn, only the file
/// being written becomes invisible. A directory that was growing when power was lost is accepted with a wrong checksum if the hash of its
/// name is correct.
///
/// Comments in the code cite chapters of the Microsoft FAT specification (2005) and the exFAT file system specification (2019).
class Volume
{
public:
    /// Returns the timestamp for new and changed entries: FAT date << 16 | FAT time.
    using Clock = uint32_t (*)();

    /// Finds the file system and closes all open files without writing. Until mount() succeeds, every other operation returns NoFileSystem.
    /// Before the first mount(), all members are zero, so that an instance occupies no space in the image.
    Status mount(BlockDevice& device, Clock clock);

    Status open(Text path, Mode mode, File& file);
    /// Reads up to `count` bytes. `done` receives the number of bytes read, which is smaller than `count` only at the end of the file.
    Status read(File& file, uint8_t* data, uint32_t count, uint32_t& done);
    /// Writes all of `count` bytes, or fails and leaves the file's length and position unchanged.
    Status write(File& file, const uint8_t* data, uint32_t count);
    /// Moves to `position`, which must be from 0 to the file's size.
    Status seek(File& file, uint32_t position);
    /// Writes the data and the directory entry to the card. Returns WriteError if a sector has been dropped since the file was opened,
    /// because that sector may have belonged to the file.
    Status flush(File& file);
    /// Flushes and closes the file, which is closed even if the flush fails. If `keep` is false, a file of Mode::CreateDeferred is dropped
    /// instead.
    Status close(File& file, bool keep = true);
    /// Writes the collected files of Mode::CreateDeferred, and FSInfo. An earlier failure to write collected files is also reported, but
    /// only once.
    Status sync();

    /// Looks up a path; name() then returns the name in its original case. The root is a directory without a name.
    Status stat(Text path, Node& node);
    Status list(Text path, Listing& listing);
    /// Returns the next entry of a listing; name() then returns its name. Returns NotFound after the last entry.
    Status next(Listing& listing, Node& node);

    Status makeDirectory(Text path);
    Status remove(Text path);
    Status replace(Text from, Text to);

    /// Truncates an open file to `size`; does nothing if the file is shorter. The size is written before the clusters are freed, so a power
    /// cut between the two leaves orphaned clusters.
    Status truncate(File& file, uint32_t size);
    /// Moves a file or directory to a path that does not yet exist. The new name is written before the old one is deleted. A power cut
    /// between the two leaves one file or directory under both names; repeating the move completes it. A directory may then still
    /// refer to its old parent in its ".." entry, which only file system checkers read.
    Status move(Text from, Text to);
    /// Sets the attributes read-only, hidden, system and archive.
    Status setAttributes(Text path, uint8_t attributes);

    /// Returns the number of free clusters, counting them if the volume has no valid count.
    Status freeClusters(uint32_t& count);
    /// Counts the free clusters regardless of FSInfo, once per mount; the next change writes the number to FSInfo.
    Status countFreeClusters(uint32_t& count);

    /// Number of entries that fit into a directory after its last name before the directory needs another cluster.
    Status roomOf(const Node& directory, uint32_t& entries);

    /// Hashes a path with FNV-1a over upper-case units, so that all spellings of one path have the same hash, whether the file exists or
    /// not. Returns BadName if the path contains a name that the file system does not allow.
    Status hashPath(Text path, uint32_t seed, uint32_t& hash);

    uint32_t clusterBytes() const
    {
        return clusterSectors_ * sectorSize;
    }

    /// Size of all clusters in bytes.
    uint64_t totalBytes() const
    {
        return static_cast<uint64_t>(clusters_) * clusterBytes();
    }

    bool isMounted() const
    {
        return kind_ != Kind::None;
    }

    /// Whether a file is still open; mount() closes all files.
    bool holds(const File& file) const;

    const Name& name() const
    {
        return name_;
    }

private:
    enum class Kind : uint8_t
    {
        None,
        Fat12,
        Fat16,
        Fat32,
        ExFat,
    };

    /// A cached directory and its path.
    struct Folder
    {
        static constexpr uint32_t longest = 96;

        char path[longest] = {};
        uint32_t length = 0; // 0: none
        Directory directory;
    };

    /// Whether the card's erase command is used to clear clusters.
    enum class Erasing : uint8_t
    {
        Untried,
        Proven,
        Refused,
    };

    static constexpr uint32_t endOfChain = 0xFFFFFFFF;
    static constexpr uint32_t entrySize = 32;
    static constexpr uint32_t nothing = 0xFFFFFFFF;
    static constexpr uint32_t mostReplaced = 2 * sectorSize / entrySize;

    // Members with one caller are defined inline, which at -Os removes the call and makes the code smaller.

    // mount.cpp
    Status findVolume();
    Status mountAt(uint32_t sector);
    Status mountFat(uint32_t sector, const uint8_t* boot);
    Status findFat32Root(uint32_t sector, const uint8_t* boot);
    Status mountExFat(uint32_t sector, const uint8_t* boot);
    Status findExFatTables();
    void readFreeCount(uint32_t sector);

    // chain.cpp: the FAT and the allocation bitmap
    bool isCluster(uint32_t cluster) const
    {
        return cluster >= 2 && cluster < clusters_ + 2;
    }
    uint32_t sectorOf(uint32_t cluster) const
    {
        return dataStart_ + (cluster - 2) * clusterSectors_;
    }
    Status follow(uint32_t cluster, uint32_t& next);
    Status link(uint32_t cluster, uint32_t next);
    Status packed12(uint32_t cluster, uint32_t& value, bool set);
    Status bitmapByte(uint32_t cluster, uint8_t*& byte);
    Status isFree(uint32_t cluster, bool& free);
    Status mark(uint32_t cluster, bool used);
    Status allocate(uint32_t previous, uint32_t& cluster);
    Status moveTo(Chain& chain, uint32_t index);
    Status step(Chain& chain, uint32_t index);
    Status measure(Chain& chain);
    Status unlink(const Chain& chain, uint32_t count);
    uint32_t clustersOf(const Node& node) const;
    Status extend(File& file);
    Status trim(File& file);
    Status makeLinked(Chain& chain, uint32_t bytes);
    Status finish();
    Status writeAll();

    // directory.cpp: entries by number
    Directory root() const;
    Status enter(const Node& node, Directory& directory);
    Status entryAt(Region& region, uint32_t index, uint8_t*& entry);
    Status loadEntries(uint32_t sector);
    Status settle();
    Status noteSettled(Status status);
    Status removeReplaced();
    Status strikeReplaced(bool all);
    Status freeRemoved();
    Status swapWindow();
    bool isReplaced(const Place& place) const;
    bool isStaged(uint32_t directory, uint32_t from, uint32_t end) const;
    bool isPending(const uint8_t* entry) const;
    uint8_t markDeleted(uint8_t mark) const;
    Status clearEntry(Region& region, uint32_t index, uint8_t*& entry);
    Status keyEntry(const Place& place, uint8_t*& entry);
    Status nextNode(Region& region, uint32_t& index, Node& node);
    Status reserve(Directory& directory, DirectoryIndex& known, uint32_t count, uint32_t& index);
    Status reserveFrom(Directory& directory, uint32_t first, uint32_t count, uint32_t& index);
    Status grow(Directory& directory, uint32_t entries);
    Status clearCluster(uint32_t cluster);
    Status markForErasing(uint32_t first);
    Status stage(Directory& directory, Text name, Node& node);
    Status stageEntries(Directory& directory, Text name, Node& node);
    Status publish(File& file);
    Status commit(const Place& place);
    Status erase(const Place& place);
    Status update(const Node& node);
    Status removeNode(const Node& node);
    Status removeAll(Region& region, Text name, const Node& found, uint32_t except);

    // lookup.cpp: names by path
    char16_t upper(char16_t unit);
    bool nameMatches(Text name);
    static uint32_t keyOf(const Region& region)
    {
        return region.fixed ? 1 : region.chain.first;
    }
    Status isNamed(Region& region, const Node& node, Text name, bool& named);
    uint32_t hashOfName();
    uint32_t hashOf(Text name);
    DirectoryIndex* indexOf(const Region& region);
    DirectoryIndex& claimIndex(const Region& region);
    Status completeIndex(Region& region, DirectoryIndex& known);
    Status findGap(Region& region, DirectoryIndex& known, const NameStart& name);
    Status search(Region& region, DirectoryIndex& known, uint32_t index, uint32_t end, Text name, Node& node);
    Status find(Region& region, Text name, Node& node);
    Status findIndexed(Region& region, DirectoryIndex& known, Text name, Node& node);
    Status searchPrints(Region& region, DirectoryIndex& known, uint32_t hash, Text name, Node& node);
    Status walk(Text path, Directory& directory, Text& last);
    const Folder* knownFolder(Text path, uint32_t end) const;
    void rememberFolder(Text path, const Directory& directory);
    void forgetFolders();
    void forgetDirectories();

    // fat_entries.cpp
    Status nextFat(Region& region, uint32_t& index, Node& node);
    Status isFirstEntry(Region& region, uint32_t index, bool& first);
    Status stageFat(Directory& directory, DirectoryIndex& known, Node& node);
    Status stageLongName(Region& region, uint32_t index, uint32_t pieces, uint8_t sum);
    Status updateFat(const Node& node);
    Status fillDirectory(const Node& node, const Directory& parent);

    // exfat_entries.cpp
    Status exFatChecksum(Region& region, uint32_t index, uint32_t count, uint16_t& sum);
    uint16_t nameHash();
    Status nextExFat(Region& region, uint32_t& index, Node& node);
    Status readExFatSet(Region& region, uint32_t first, Node& node, bool& valid);
    Status readExFatName(Region& region, uint32_t index, uint32_t length);
    Status stageExFat(Directory& directory, DirectoryIndex& known, Text text, Node& node);
    Status updateExFat(const Node& node);
    char16_t exFatUpper(char16_t unit);

    // operations.cpp
    Status locate(Text path, Directory& directory, Text& name, Node& node);

    // changes.cpp
    Status liesIn(const Node& directory, Text path, bool& inside);
    Status setParent(const Node& node, const Directory& parent);

    // file.cpp
    bool isOpen(const Node& node, bool writing) const;
    /// Number of changed sectors of FAT and directories that could not be written.
    uint32_t losses() const
    {
        return table_.losses() + window_.losses() + aside_.losses();
    }
    Status create(Directory& directory, Text name, Mode mode, File& file);
    Status mayOpen(const Node& node, Mode mode) const;
    Status reopen(Node& node, Mode mode);
    Status drop(File& file);
    Status limitToRun(Chain& chain, uint32_t rest, uint32_t& sectors);
    Status fillGap(File& file);
    Status copyIn(File& file, const uint8_t* data, uint32_t count);

    BlockDevice* device_ = nullptr;
    Clock clock_ = nullptr;
    SectorCache table_;    // FAT, allocation bitmap, up-case table
    SectorCache window_;   // directories
    SectorCache aside_;    // the previous window: contains pending entries, or equals the sector on the card
    SectorCache data_;     // partial data sectors, FSInfo
    uint32_t pending_ = 0; // bit n: entry n is valid in the window and still marked deleted on the card
    bool parked_ = false;  // pending_ refers to aside_ instead of window_
    Replaced replaced_[mostReplaced];
    uint32_t settled_ = 0;       // number of losses() that have already been handled
    Status lost_ = Status::Ok;   // error that caused the loss of collected files, until sync() has reported it
    uint32_t removedCount_ = 0;  // number of files at the start of replaced_ that are removed, but whose clusters are not yet freed
    uint32_t replacedCount_ = 0; // end of the files in replaced_ that the pending entries replace; they start at removedCount_
    Region replacedRegion_;
    DirectoryIndex indexes_[2];
    uint32_t lastIndex_ = 0;
    Folder folders_[2];
    uint32_t nextFolder_ = 0;
    Name name_;
    NameStart start_; // start of the name hashed last
    File* files_ = nullptr;
    Chain bitmap_;
    Chain upCase_;
    uint32_t upCaseBytes_ = 0;
    uint32_t fatStart_ = 0;
    uint32_t dataStart_ = 0;
    uint32_t clusterSectors_ = 0;
    uint32_t clusters_ = 0;
    uint32_t rootStart_ = 0; // FAT12/16: sector; otherwise: cluster
    uint32_t rootEntries_ = 0;
    uint32_t infoSector_ = 0;
    uint32_t free_ = 0;
    uint32_t hint_ = 0;
    bool freeChanged_ = false;
    bool counted_ = false;   // free_ was counted, not read from the card
    uint8_t stagedMark_ = 0; // the byte that makes the staged entries valid
    Erasing erasing_ = Erasing::Untried;
    Kind kind_ = Kind::None;
};

} // namespace fat
