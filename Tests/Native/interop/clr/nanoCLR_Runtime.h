// Heap blocks and stack frames of the CLR for tests (see nanoCLR_Interop.h).
#pragma once

#include "nanoCLR_Interop.h"

#include <cstring>
#include <memory>
#include <string>
#include <variant>
#include <vector>

/// A value, a reference to an object, a reference to another block (an out argument), or an object itself.
struct CLR_RT_HeapBlock
{
    union Numeric
    {
        uint8_t u1;
        int32_t s4;
        uint32_t u4;
        uint64_t u8;
    };

    virtual ~CLR_RT_HeapBlock() = default;

    CLR_RT_HeapBlock* Dereference() const
    {
        return object_;
    }

    Numeric& NumericByRef()
    {
        return number_;
    }

    void SetObjectReference(CLR_RT_HeapBlock* object)
    {
        object_ = object;
    }

    /// Only for strings.
    const char* StringText() const
    {
        return text_.c_str();
    }

    HRESULT LoadFromReference(const CLR_RT_HeapBlock& reference)
    {
        if (reference.object_ == nullptr)
        {
            return CLR_E_NULL_REFERENCE;
        }
        number_ = reference.object_->number_;
        object_ = reference.object_->object_;
        return S_OK;
    }

    HRESULT StoreToReference(const CLR_RT_HeapBlock& reference, int) const
    {
        if (reference.object_ == nullptr)
        {
            return CLR_E_NULL_REFERENCE;
        }
        reference.object_->number_ = number_;
        reference.object_->object_ = object_;
        return S_OK;
    }

protected:
    Numeric number_{.u8 = 0};
    CLR_RT_HeapBlock* object_ = nullptr;
    std::string text_;
};

struct CLR_RT_HeapBlock_String : CLR_RT_HeapBlock
{
    explicit CLR_RT_HeapBlock_String(const std::string& text)
    {
        text_ = text;
    }

    /// Strings created by natives; the test owns them. While the pointer is null, CreateInstance fails with CLR_E_OUT_OF_MEMORY.
    static inline std::vector<std::unique_ptr<CLR_RT_HeapBlock_String>>* created = nullptr;

    static HRESULT CreateInstance(CLR_RT_HeapBlock& reference, const char* text, uint32_t length)
    {
        if (created == nullptr)
        {
            return CLR_E_OUT_OF_MEMORY;
        }
        created->push_back(std::make_unique<CLR_RT_HeapBlock_String>(std::string(text, length)));
        reference.SetObjectReference(created->back().get());
        return S_OK;
    }
};

struct CLR_RT_HeapBlock_Array : CLR_RT_HeapBlock
{
    CLR_RT_HeapBlock_Array(uint32_t count, uint32_t elementBytes) : m_numOfElements(count), words_(count * elementBytes / 8 + 1)
    {
    }

    uint8_t* GetFirstElement()
    {
        return reinterpret_cast<uint8_t*>(words_.data());
    }

    uint32_t m_numOfElements;

private:
    std::vector<uint64_t> words_;
};

struct CLR_RT_ProtectFromGC
{
    explicit CLR_RT_ProtectFromGC(CLR_RT_HeapBlock&)
    {
    }
};

struct CLR_RT_StackFrame
{
    CLR_RT_HeapBlock& ArgN(int32_t index)
    {
        return arguments.at(static_cast<size_t>(index));
    }

    void SetResult_Boolean(bool value)
    {
        result = value;
    }

    void SetResult_I4(int32_t value)
    {
        result = value;
    }

    void SetResult_U4(uint32_t value)
    {
        result = value;
    }

    void SetResult_I8(const CLR_INT64& value)
    {
        result = value;
    }

    std::vector<CLR_RT_HeapBlock> arguments;
    std::variant<std::monostate, bool, int32_t, uint32_t, int64_t> result;
};
