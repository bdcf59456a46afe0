// Made by the linker from the InternalCalls of the class library (fupd nano natives). Do not edit.
// clang-format off
#pragma once

#include "core/native_types.hpp"

namespace nano::natives {

constexpr uint32_t fingerprint = 0xB4753E31;
constexpr uint32_t nativeCount = 69;

/// System.Array.ClearElements(Array, Int32, Int32)
void Array_ClearElements__Array_Int32_Int32(Ref& array, int32_t index, int32_t length);
/// System.Array.CopyElements(Array, Int32, Array, Int32, Int32)
void Array_CopyElements__Array_Int32_Array_Int32_Int32(Ref& source, int32_t sourceIndex, Ref& target, int32_t targetIndex, int32_t length);
/// System.Array.GetValue(Int32)
Ref Array_GetValue__Int32(Ref& self, int32_t index);
/// System.Array.NewOfElement(Int32, Int32)
Ref Array_NewOfElement__Int32_Int32(int32_t elementType, int32_t length);
/// System.Array.SetValue(Object, Int32)
void Array_SetValue__Object_Int32(Ref& self, Ref& value, int32_t index);
/// System.BitConverter.DoubleToInt64Bits(Double)
int64_t BitConverter_DoubleToInt64Bits__Double(double value);
/// System.BitConverter.Int32BitsToSingle(Int32)
float BitConverter_Int32BitsToSingle__Int32(int32_t value);
/// System.BitConverter.Int64BitsToDouble(Int64)
double BitConverter_Int64BitsToDouble__Int64(int64_t value);
/// System.BitConverter.SingleToInt32Bits(Single)
int32_t BitConverter_SingleToInt32Bits__Single(float value);
/// System.Console.Print(String)
void Console_Print__String(Ref& value);
/// System.DateTime.ReadClock()
int64_t DateTime_ReadClock();
/// System.Enum.ToInt64(Object)
int64_t Enum_ToInt64__Object(Ref& value);
/// System.Environment.get_TickCount64()
int64_t Environment_get_TickCount64();
/// System.Exception.MethodAt(Int32, Int32)
Ref Exception_MethodAt__Int32_Int32(int32_t method, int32_t offset);
/// System.IO.NativeIO.BeginList(String)
int32_t IO_NativeIO_BeginList__String(Ref& path);
/// System.IO.NativeIO.Close(Int32)
int32_t IO_NativeIO_Close__Int32(int32_t handle);
/// System.IO.NativeIO.CreateDirectory(String)
int32_t IO_NativeIO_CreateDirectory__String(Ref& path);
/// System.IO.NativeIO.DeleteDirectory(String)
int32_t IO_NativeIO_DeleteDirectory__String(Ref& path);
/// System.IO.NativeIO.DeleteFile(String)
int32_t IO_NativeIO_DeleteFile__String(Ref& path);
/// System.IO.NativeIO.Flush(Int32)
int32_t IO_NativeIO_Flush__Int32(int32_t handle);
/// System.IO.NativeIO.GetAttributes(String)
int32_t IO_NativeIO_GetAttributes__String(Ref& path);
/// System.IO.NativeIO.GetEntryName()
Ref IO_NativeIO_GetEntryName();
/// System.IO.NativeIO.GetLength(Int32)
int64_t IO_NativeIO_GetLength__Int32(int32_t handle);
/// System.IO.NativeIO.GetSeparator()
uint16_t IO_NativeIO_GetSeparator();
/// System.IO.NativeIO.GetSize(String)
int64_t IO_NativeIO_GetSize__String(Ref& path);
/// System.IO.NativeIO.GetStartDirectory()
Ref IO_NativeIO_GetStartDirectory();
/// System.IO.NativeIO.GetVolumeSize(String)
int64_t IO_NativeIO_GetVolumeSize__String(Ref& path);
/// System.IO.NativeIO.IsCardPresent()
bool IO_NativeIO_IsCardPresent();
/// System.IO.NativeIO.Mount()
int32_t IO_NativeIO_Mount();
/// System.IO.NativeIO.Move(String, String)
int32_t IO_NativeIO_Move__String_String(Ref& from, Ref& to);
/// System.IO.NativeIO.NextEntry()
int32_t IO_NativeIO_NextEntry();
/// System.IO.NativeIO.Open(String, Int32, Int32)
int32_t IO_NativeIO_Open__String_Int32_Int32(Ref& path, int32_t mode, int32_t access);
/// System.IO.NativeIO.Read(Int32, Int64, Byte[], Int32, Int32)
int32_t IO_NativeIO_Read__Int32_Int64_ByteArray_Int32_Int32(int32_t handle, int64_t position, Ref& buffer, int32_t offset, int32_t count);
/// System.IO.NativeIO.SetAttributes(String, Int32)
int32_t IO_NativeIO_SetAttributes__String_Int32(Ref& path, int32_t attributes);
/// System.IO.NativeIO.SetLength(Int32, Int64)
int32_t IO_NativeIO_SetLength__Int32_Int64(int32_t handle, int64_t length);
/// System.IO.NativeIO.Write(Int32, Int64, Byte[], Int32, Int32)
int32_t IO_NativeIO_Write__Int32_Int64_ByteArray_Int32_Int32(int32_t handle, int64_t position, Ref& buffer, int32_t offset, int32_t count);
/// System.Object.GetHashCode()
int32_t Object_GetHashCode(Ref& self);
/// System.Object.MemberwiseClone()
Ref Object_MemberwiseClone(Ref& self);
/// System.RuntimeType.BaseOf(Int32)
int32_t RuntimeType_BaseOf__Int32(int32_t type);
/// System.RuntimeType.Count()
int32_t RuntimeType_Count();
/// System.RuntimeType.ElementOf(Int32)
int32_t RuntimeType_ElementOf__Int32(int32_t type);
/// System.RuntimeType.IndexOf(Object)
int32_t RuntimeType_IndexOf__Object(Ref& value);
/// System.RuntimeType.IsInstance(Object, Int32)
bool RuntimeType_IsInstance__Object_Int32(Ref& value, int32_t type);
/// System.RuntimeType.KindOf(Int32)
int32_t RuntimeType_KindOf__Int32(int32_t type);
/// System.RuntimeType.NameOf(Int32)
Ref RuntimeType_NameOf__Int32(int32_t type);
/// System.Runtime.Unhandled.Print(String)
void Runtime_Unhandled_Print__String(Ref& text);
/// System.String.Allocate(Int32)
Ref String_Allocate__Int32(int32_t length);
/// System.String.BlitChars(String, Int32, Char[], Int32, Int32)
void String_BlitChars__String_Int32_CharArray_Int32_Int32(Ref& target, int32_t at, Ref& source, int32_t index, int32_t length);
/// System.String.Blit(String, Int32, String, Int32, Int32)
void String_Blit__String_Int32_String_Int32_Int32(Ref& target, int32_t at, Ref& source, int32_t index, int32_t length);
/// System.String.Compare(String, String)
int32_t String_Compare__String_String(Ref& strA, Ref& strB);
/// System.String.Concat(String, String)
Ref String_Concat__String_String(Ref& str0, Ref& str1);
/// System.String.CopyChars(Int32, Char[], Int32, Int32)
void String_CopyChars__Int32_CharArray_Int32_Int32(Ref& self, int32_t index, Ref& target, int32_t targetIndex, int32_t length);
/// System.String.Equals(String, String)
bool String_Equals__String_String(Ref& a, Ref& b);
/// System.String.Fill(String, Int32, Char, Int32)
void String_Fill__String_Int32_Char_Int32(Ref& target, int32_t at, uint16_t c, int32_t count);
/// System.String.FindAny(String, Char[], Int32, Int32)
int32_t String_FindAny__String_CharArray_Int32_Int32(Ref& text, Ref& anyOf, int32_t start, int32_t end);
/// System.String.Find(String, Char, Int32, Int32)
int32_t String_Find__String_Char_Int32_Int32(Ref& text, uint16_t value, int32_t start, int32_t end);
/// System.String.LiteralOf(String)
Ref String_LiteralOf__String(Ref& str);
/// System.Text.UTF8Encoding.Decode(Byte[], Int32, Int32)
Ref Text_UTF8Encoding_Decode__ByteArray_Int32_Int32(Ref& bytes, int32_t index, int32_t count);
/// System.Text.UTF8Encoding.Encode(String, Int32, Int32, Byte[], Int32)
int32_t Text_UTF8Encoding_Encode__String_Int32_Int32_ByteArray_Int32(Ref& s, int32_t index, int32_t count, Ref& target, int32_t at);
/// System.Threading.Thread.End(Int32)
void Threading_Thread_End__Int32(int32_t stack);
/// System.Threading.Thread.Fork(ThreadStart)
int32_t Threading_Thread_Fork__ThreadStart(Ref& run);
/// System.Threading.Thread.Pause(Int32)
void Threading_Thread_Pause__Int32(int32_t milliseconds);
/// System.Threading.Thread.Quit()
void Threading_Thread_Quit();
/// System.Threading.Thread.SwitchTo(Int32)
void Threading_Thread_SwitchTo__Int32(int32_t stack);
/// System.ValueType.Equals(Object)
bool ValueType_Equals__Object(Ref& self, Ref& obj);
/// System.WeakReference.GetTarget()
Ref WeakReference_GetTarget(Ref& self);
/// System.WeakReference.SetTarget(Object)
void WeakReference_SetTarget__Object(Ref& self, Ref& target);
/// nanoFramework.Runtime.Native.GC.Run(Boolean)
uint32_t nanoFramework_Runtime_Native_GC_Run__Boolean(bool compactHeap);
/// nanoFramework.Runtime.Native.Power.Reboot(Int32)
void nanoFramework_Runtime_Native_Power_Reboot__Int32(int32_t rebootOption);

#ifndef NANO_SMALL
#define NANO_HAS_IO_NativeIO_BeginList
#define NANO_HAS_IO_NativeIO_Close
#define NANO_HAS_IO_NativeIO_CreateDirectory
#define NANO_HAS_IO_NativeIO_DeleteDirectory
#define NANO_HAS_IO_NativeIO_DeleteFile
#define NANO_HAS_IO_NativeIO_Flush
#define NANO_HAS_IO_NativeIO_GetAttributes
#define NANO_HAS_IO_NativeIO_GetEntryName
#define NANO_HAS_IO_NativeIO_GetLength
#define NANO_HAS_IO_NativeIO_GetSeparator
#define NANO_HAS_IO_NativeIO_GetSize
#define NANO_HAS_IO_NativeIO_GetStartDirectory
#define NANO_HAS_IO_NativeIO_GetVolumeSize
#define NANO_HAS_IO_NativeIO_IsCardPresent
#define NANO_HAS_IO_NativeIO_Mount
#define NANO_HAS_IO_NativeIO_Move
#define NANO_HAS_IO_NativeIO_NextEntry
#define NANO_HAS_IO_NativeIO_Open
#define NANO_HAS_IO_NativeIO_Read
#define NANO_HAS_IO_NativeIO_SetAttributes
#define NANO_HAS_IO_NativeIO_SetLength
#define NANO_HAS_IO_NativeIO_Write
#define NANO_HAS_Threading_Thread_End
#define NANO_HAS_Threading_Thread_Fork
#define NANO_HAS_Threading_Thread_Pause
#define NANO_HAS_Threading_Thread_Quit
#define NANO_HAS_Threading_Thread_SwitchTo
#define NANO_HAS_WeakReference_GetTarget
#define NANO_HAS_WeakReference_SetTarget
#endif

using Thunk = void (*)(uint32_t*);
extern const Thunk table[];

#ifdef NANO_NATIVE_TABLE
#ifdef NANO_SMALL
#define NANO_OPTIONAL(...) nullptr
#else
#define NANO_OPTIONAL(...) __VA_ARGS__
#endif
const Thunk table[] = {
    [](uint32_t* a) { (void)a; Array_ClearElements__Array_Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])); },
    [](uint32_t* a) { (void)a; Array_CopyElements__Array_Int32_Array_Int32_Int32(a[0], static_cast<int32_t>(a[1]), a[2], static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4])); },
    [](uint32_t* a) { Ref result = Array_GetValue__Int32(a[0], static_cast<int32_t>(a[1])); a[0] = result; },
    [](uint32_t* a) { Ref result = Array_NewOfElement__Int32_Int32(static_cast<int32_t>(a[0]), static_cast<int32_t>(a[1])); a[0] = result; },
    [](uint32_t* a) { (void)a; Array_SetValue__Object_Int32(a[0], a[1], static_cast<int32_t>(a[2])); },
    [](uint32_t* a) { store(a, BitConverter_DoubleToInt64Bits__Double(load<double>(a + 0))); },
    [](uint32_t* a) { store(a, BitConverter_Int32BitsToSingle__Int32(static_cast<int32_t>(a[0]))); },
    [](uint32_t* a) { store(a, BitConverter_Int64BitsToDouble__Int64(load<int64_t>(a + 0))); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(BitConverter_SingleToInt32Bits__Single(load<float>(a + 0)))); },
    [](uint32_t* a) { (void)a; Console_Print__String(a[0]); },
    [](uint32_t* a) { store(a, DateTime_ReadClock()); },
    [](uint32_t* a) { store(a, Enum_ToInt64__Object(a[0])); },
    [](uint32_t* a) { store(a, Environment_get_TickCount64()); },
    [](uint32_t* a) { Ref result = Exception_MethodAt__Int32_Int32(static_cast<int32_t>(a[0]), static_cast<int32_t>(a[1])); a[0] = result; },
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_BeginList__String(a[0]))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Close__Int32(static_cast<int32_t>(a[0])))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_CreateDirectory__String(a[0]))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_DeleteDirectory__String(a[0]))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_DeleteFile__String(a[0]))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Flush__Int32(static_cast<int32_t>(a[0])))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_GetAttributes__String(a[0]))); }),
    NANO_OPTIONAL([](uint32_t* a) { Ref result = IO_NativeIO_GetEntryName(); a[0] = result; }),
    NANO_OPTIONAL([](uint32_t* a) { store(a, IO_NativeIO_GetLength__Int32(static_cast<int32_t>(a[0]))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_GetSeparator())); }),
    NANO_OPTIONAL([](uint32_t* a) { store(a, IO_NativeIO_GetSize__String(a[0])); }),
    NANO_OPTIONAL([](uint32_t* a) { Ref result = IO_NativeIO_GetStartDirectory(); a[0] = result; }),
    NANO_OPTIONAL([](uint32_t* a) { store(a, IO_NativeIO_GetVolumeSize__String(a[0])); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_IsCardPresent())); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Mount())); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Move__String_String(a[0], a[1]))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_NextEntry())); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Open__String_Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Read__Int32_Int64_ByteArray_Int32_Int32(static_cast<int32_t>(a[0]), load<int64_t>(a + 1), a[3], static_cast<int32_t>(a[4]), static_cast<int32_t>(a[5])))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_SetAttributes__String_Int32(a[0], static_cast<int32_t>(a[1])))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_SetLength__Int32_Int64(static_cast<int32_t>(a[0]), load<int64_t>(a + 1)))); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Write__Int32_Int64_ByteArray_Int32_Int32(static_cast<int32_t>(a[0]), load<int64_t>(a + 1), a[3], static_cast<int32_t>(a[4]), static_cast<int32_t>(a[5])))); }),
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(Object_GetHashCode(a[0]))); },
    [](uint32_t* a) { Ref result = Object_MemberwiseClone(a[0]); a[0] = result; },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_BaseOf__Int32(static_cast<int32_t>(a[0])))); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_Count())); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_ElementOf__Int32(static_cast<int32_t>(a[0])))); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_IndexOf__Object(a[0]))); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_IsInstance__Object_Int32(a[0], static_cast<int32_t>(a[1])))); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_KindOf__Int32(static_cast<int32_t>(a[0])))); },
    [](uint32_t* a) { Ref result = RuntimeType_NameOf__Int32(static_cast<int32_t>(a[0])); a[0] = result; },
    [](uint32_t* a) { (void)a; Runtime_Unhandled_Print__String(a[0]); },
    [](uint32_t* a) { Ref result = String_Allocate__Int32(static_cast<int32_t>(a[0])); a[0] = result; },
    [](uint32_t* a) { (void)a; String_BlitChars__String_Int32_CharArray_Int32_Int32(a[0], static_cast<int32_t>(a[1]), a[2], static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4])); },
    [](uint32_t* a) { (void)a; String_Blit__String_Int32_String_Int32_Int32(a[0], static_cast<int32_t>(a[1]), a[2], static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4])); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(String_Compare__String_String(a[0], a[1]))); },
    [](uint32_t* a) { Ref result = String_Concat__String_String(a[0], a[1]); a[0] = result; },
    [](uint32_t* a) { (void)a; String_CopyChars__Int32_CharArray_Int32_Int32(a[0], static_cast<int32_t>(a[1]), a[2], static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4])); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(String_Equals__String_String(a[0], a[1]))); },
    [](uint32_t* a) { (void)a; String_Fill__String_Int32_Char_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<uint16_t>(a[2]), static_cast<int32_t>(a[3])); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(String_FindAny__String_CharArray_Int32_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(String_Find__String_Char_Int32_Int32(a[0], static_cast<uint16_t>(a[1]), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    [](uint32_t* a) { Ref result = String_LiteralOf__String(a[0]); a[0] = result; },
    [](uint32_t* a) { Ref result = Text_UTF8Encoding_Decode__ByteArray_Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])); a[0] = result; },
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(Text_UTF8Encoding_Encode__String_Int32_Int32_ByteArray_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2]), a[3], static_cast<int32_t>(a[4])))); },
    NANO_OPTIONAL([](uint32_t* a) { (void)a; Threading_Thread_End__Int32(static_cast<int32_t>(a[0])); }),
    NANO_OPTIONAL([](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(Threading_Thread_Fork__ThreadStart(a[0]))); }),
    NANO_OPTIONAL([](uint32_t* a) { (void)a; Threading_Thread_Pause__Int32(static_cast<int32_t>(a[0])); }),
    NANO_OPTIONAL([](uint32_t* a) { (void)a; Threading_Thread_Quit(); }),
    NANO_OPTIONAL([](uint32_t* a) { (void)a; Threading_Thread_SwitchTo__Int32(static_cast<int32_t>(a[0])); }),
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(ValueType_Equals__Object(a[0], a[1]))); },
    NANO_OPTIONAL([](uint32_t* a) { Ref result = WeakReference_GetTarget(a[0]); a[0] = result; }),
    NANO_OPTIONAL([](uint32_t* a) { (void)a; WeakReference_SetTarget__Object(a[0], a[1]); }),
    [](uint32_t* a) { a[0] = static_cast<uint32_t>(static_cast<int32_t>(nanoFramework_Runtime_Native_GC_Run__Boolean(a[0] != 0))); },
    [](uint32_t* a) { (void)a; nanoFramework_Runtime_Native_Power_Reboot__Int32(static_cast<int32_t>(a[0])); },
};
#endif

} // namespace nano::natives
