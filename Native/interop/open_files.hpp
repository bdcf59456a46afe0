#pragma once

#include "fat/volume.hpp"

namespace interop
{

/// The open files of a volume by handle, which is an index below `count`.
template<uint32_t count>
class OpenFiles
{
public:
    /// The file of a handle in use; null for an invalid handle.
    fat::File* find(int32_t handle)
    {
        return static_cast<uint32_t>(handle) < count && used_[handle] ? &files_[handle] : nullptr;
    }

    /// A handle not in use; `count` if there is none.
    int32_t unused()
    {
        int32_t handle = 0;
        while (find(handle) != nullptr)
        {
            ++handle;
        }
        return handle;
    }

    fat::File& file(int32_t handle)
    {
        return files_[handle];
    }

    void setUsed(int32_t handle, bool used)
    {
        used_[handle] = used;
    }

    void closeAll()
    {
        __builtin_memset(used_, 0, sizeof used_);
    }

private:
    bool used_[count] = {};
    fat::File files_[count];
};

} // namespace interop
