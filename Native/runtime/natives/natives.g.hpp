// Made by the linker from the InternalCalls of the class library (fupd nano natives). Do not edit.
// clang-format off
#pragma once

#include "core/native_types.hpp"

namespace nano::natives {

constexpr uint32_t fingerprint = 0x7A4C227C;
constexpr uint32_t nativeCount = 221;

/// System.ArrayNatives.NewOfElement(Int32, Int32)
Ref ArrayNatives_NewOfElement__Int32_Int32(int32_t type, int32_t length);
/// System.Array.Clear(Array, Int32, Int32)
void Array_Clear__Array_Int32_Int32(Ref& array, int32_t index, int32_t length);
/// System.Array.System.Collections.IList.get_Item(Int32)
Ref Array_Collections_IList_get_Item__Int32(Ref& self, int32_t index);
/// System.Array.System.Collections.IList.set_Item(Int32, Object)
void Array_Collections_IList_set_Item__Int32_Object(Ref& self, int32_t index, Ref& value);
/// System.Array.Copy(Array, Int32, Array, Int32, Int32)
void Array_Copy__Array_Int32_Array_Int32_Int32(Ref& sourceArray, int32_t sourceIndex, Ref& destinationArray, int32_t destinationIndex, int32_t length);
/// System.Array.TrySzIndexOf(Array, Int32, Int32, Object, Int32&)
bool Array_TrySzIndexOf__Array_Int32_Int32_Object_Int32Out(Ref& sourceArray, int32_t sourceIndex, int32_t count, Ref& value, const Pointer& retVal);
/// System.BitConverter.DoubleToInt64Bits(Double)
int64_t BitConverter_DoubleToInt64Bits__Double(double value);
/// System.BitConverter.GetBytes(Boolean)
Ref BitConverter_GetBytes__Boolean(bool value);
/// System.BitConverter.GetBytes(Char)
Ref BitConverter_GetBytes__Char(uint16_t value);
/// System.BitConverter.GetBytes(Double)
Ref BitConverter_GetBytes__Double(double value);
/// System.BitConverter.GetBytes(Int16)
Ref BitConverter_GetBytes__Int16(int16_t value);
/// System.BitConverter.GetBytes(Int32)
Ref BitConverter_GetBytes__Int32(int32_t value);
/// System.BitConverter.GetBytes(Int64)
Ref BitConverter_GetBytes__Int64(int64_t value);
/// System.BitConverter.GetBytes(Single)
Ref BitConverter_GetBytes__Single(float value);
/// System.BitConverter.GetBytes(UInt16)
Ref BitConverter_GetBytes__UInt16(uint16_t value);
/// System.BitConverter.GetBytes(UInt32)
Ref BitConverter_GetBytes__UInt32(uint32_t value);
/// System.BitConverter.GetBytes(UInt64)
Ref BitConverter_GetBytes__UInt64(uint64_t value);
/// System.BitConverter.Int64BitsToDouble(Int64)
double BitConverter_Int64BitsToDouble__Int64(int64_t value);
/// System.BitConverter.ToBoolean(Byte[], Int32)
bool BitConverter_ToBoolean__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToChar(Byte[], Int32)
uint16_t BitConverter_ToChar__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToDouble(Byte[], Int32)
double BitConverter_ToDouble__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToInt16(Byte[], Int32)
int16_t BitConverter_ToInt16__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToInt32(Byte[], Int32)
int32_t BitConverter_ToInt32__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToInt64(Byte[], Int32)
int64_t BitConverter_ToInt64__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToSingle(Byte[], Int32)
float BitConverter_ToSingle__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToString(Byte[])
Ref BitConverter_ToString__ByteArray(Ref& value);
/// System.BitConverter.ToString(Byte[], Int32)
Ref BitConverter_ToString__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToString(Byte[], Int32, Int32)
Ref BitConverter_ToString__ByteArray_Int32_Int32(Ref& value, int32_t startIndex, int32_t length);
/// System.BitConverter.ToUInt16(Byte[], Int32)
uint16_t BitConverter_ToUInt16__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToUInt32(Byte[], Int32)
uint32_t BitConverter_ToUInt32__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.ToUInt64(Byte[], Int32)
uint64_t BitConverter_ToUInt64__ByteArray_Int32(Ref& value, int32_t startIndex);
/// System.BitConverter.get_IsLittleEndian()
bool BitConverter_get_IsLittleEndian();
/// System.Collections.ArrayList.Add(Object)
int32_t Collections_ArrayList_Add__Object(Ref& self, Ref& value);
/// System.Collections.ArrayList.Clear()
void Collections_ArrayList_Clear(Ref& self);
/// System.Collections.ArrayList.Insert(Int32, Object)
void Collections_ArrayList_Insert__Int32_Object(Ref& self, int32_t index, Ref& value);
/// System.Collections.ArrayList.RemoveAt(Int32)
void Collections_ArrayList_RemoveAt__Int32(Ref& self, int32_t index);
/// System.Collections.ArrayList.SetCapacity(Int32)
void Collections_ArrayList_SetCapacity__Int32(Ref& self, int32_t capacity);
/// System.Collections.ArrayList.get_Item(Int32)
Ref Collections_ArrayList_get_Item__Int32(Ref& self, int32_t index);
/// System.Collections.ArrayList.set_Item(Int32, Object)
void Collections_ArrayList_set_Item__Int32_Object(Ref& self, int32_t index, Ref& value);
/// System.Collections.Queue.Clear()
void Collections_Queue_Clear(Ref& self);
/// System.Collections.Queue.CopyTo(Array, Int32)
void Collections_Queue_CopyTo__Array_Int32(Ref& self, Ref& array, int32_t index);
/// System.Collections.Queue.Dequeue()
Ref Collections_Queue_Dequeue(Ref& self);
/// System.Collections.Queue.Enqueue(Object)
void Collections_Queue_Enqueue__Object(Ref& self, Ref& obj);
/// System.Collections.Queue.Peek()
Ref Collections_Queue_Peek(Ref& self);
/// System.Collections.Stack.Clear()
void Collections_Stack_Clear(Ref& self);
/// System.Collections.Stack.Peek()
Ref Collections_Stack_Peek(Ref& self);
/// System.Collections.Stack.Pop()
Ref Collections_Stack_Pop(Ref& self);
/// System.Collections.Stack.Push(Object)
void Collections_Stack_Push__Object(Ref& self, Ref& obj);
/// System.Convert.FromBase64String(String)
Ref Convert_FromBase64String__String(Ref& inString);
/// System.Convert.NativeToDateTime(String, Boolean, Boolean&, DateTime&)
void Convert_NativeToDateTime__String_Boolean_BooleanOut_DateTimeOut(Ref& value, bool throwException, const Pointer& success, const Pointer& result);
/// System.Convert.NativeToDouble(String, Boolean, Boolean&)
double Convert_NativeToDouble__String_Boolean_BooleanOut(Ref& value, bool throwException, const Pointer& success);
/// System.Convert.NativeToInt64(String, Boolean, Int64, Int64, Int32, Boolean, Boolean&)
int64_t Convert_NativeToInt64__String_Boolean_Int64_Int64_Int32_Boolean_BooleanOut(Ref& value, bool signed_, int64_t min, int64_t max, int32_t fromBase, bool throwException, const Pointer& success);
/// System.Convert.ToBase64String(Byte[], Int32, Int32, Boolean)
Ref Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(Ref& inArray, int32_t offset, int32_t length, bool insertLineBreaks);
/// System.DateTime.DaysInMonth(Int32, Int32)
int32_t DateTime_DaysInMonth__Int32_Int32(int32_t year, int32_t month);
/// System.DateTime.GetDateTimePart(DateTimePart)
int32_t DateTime_GetDateTimePart__DateTimePart(const Pointer& self, int32_t part);
/// System.DateTime.GetTodayAsTicks()
int64_t DateTime_GetTodayAsTicks();
/// System.DateTime.GetUtcNowAsTicks()
int64_t DateTime_GetUtcNowAsTicks();
/// System.DateTime..ctor(Int32, Int32, Int32, Int32, Int32, Int32, Int32)
void DateTime__ctor__Int32_Int32_Int32_Int32_Int32_Int32_Int32(const Pointer& self, int32_t year, int32_t month, int32_t day, int32_t hour, int32_t minute, int32_t second, int32_t millisecond);
/// System.DelegateData.Combine(Delegate, Delegate, Delegate[])
Ref DelegateData_Combine__Delegate_Delegate_DelegateArray(Ref& a, Ref& b, Ref& list);
/// System.DelegateData.Count(Delegate)
int32_t DelegateData_Count__Delegate(Ref& value);
/// System.DelegateData.Fill(Delegate[], Delegate)
Ref DelegateData_Fill__DelegateArray_Delegate(Ref& list, Ref& value);
/// System.DelegateData.LastMethod(Delegate)
int32_t DelegateData_LastMethod__Delegate(Ref& value);
/// System.DelegateData.Remove(Delegate, Delegate, Delegate[])
Ref DelegateData_Remove__Delegate_Delegate_DelegateArray(Ref& source, Ref& value, Ref& list);
/// System.Delegate.Equals(Object)
bool Delegate_Equals__Object(Ref& self, Ref& obj);
/// System.Delegate.get_Target()
Ref Delegate_get_Target(Ref& self);
/// System.Delegate.op_Equality(Delegate, Delegate)
bool Delegate_op_Equality__Delegate_Delegate(Ref& d1, Ref& d2);
/// System.Delegate.op_Inequality(Delegate, Delegate)
bool Delegate_op_Inequality__Delegate_Delegate(Ref& d1, Ref& d2);
/// System.Diagnostics.Debug.WriteLineNative(String, Boolean)
void Diagnostics_Debug_WriteLineNative__String_Boolean(Ref& text, bool addLineFeed);
/// System.Diagnostics.Debugger.Break()
void Diagnostics_Debugger_Break();
/// System.Diagnostics.Debugger.get_IsAttached()
bool Diagnostics_Debugger_get_IsAttached();
/// System.Double.CompareTo(Double, Double)
int32_t Double_CompareTo__Double_Double(double d, double value);
/// System.Double.IsInfinity(Double)
bool Double_IsInfinity__Double(double d);
/// System.Double.IsNaN(Double)
bool Double_IsNaN__Double(double d);
/// System.Double.IsNegativeInfinity(Double)
bool Double_IsNegativeInfinity__Double(double d);
/// System.Double.IsPositiveInfinity(Double)
bool Double_IsPositiveInfinity__Double(double d);
/// System.Enum.HasFlag(Enum)
bool Enum_HasFlag__Enum(Ref& self, Ref& flag);
/// System.Environment.get_TickCount64()
int64_t Environment_get_TickCount64();
/// System.ExceptionNatives.MethodAt(Int32, Int32)
Ref ExceptionNatives_MethodAt__Int32_Int32(int32_t method, int32_t offset);
/// System.GC.AnyPendingFinalizers()
bool GC_AnyPendingFinalizers();
/// System.GC.ReRegisterForFinalize(Object)
void GC_ReRegisterForFinalize__Object(Ref& obj);
/// System.GC.SuppressFinalize(Object)
void GC_SuppressFinalize__Object(Ref& obj);
/// System.Globalization.DateTimeFormat.FormatDigits(Int32, Int32)
Ref Globalization_DateTimeFormat_FormatDigits__Int32_Int32(int32_t value, int32_t len);
/// System.Guid.GenerateNewGuid()
Ref Guid_GenerateNewGuid();
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
/// System.IO.Path.EndOf(String, Int32)
int32_t IO_Path_EndOf__String_Int32(Ref& path, int32_t end);
/// System.IO.Path.ExtensionAt(String)
int32_t IO_Path_ExtensionAt__String(Ref& path);
/// System.IO.Path.NameAt(String)
int32_t IO_Path_NameAt__String(Ref& path);
/// System.IO.Path.RootLength(String)
int32_t IO_Path_RootLength__String(Ref& path);
/// System.IO.Path.Tidy(String, Int32)
Ref IO_Path_Tidy__String_Int32(Ref& path, int32_t end);
/// System.IO.Path.WithoutDots(String)
Ref IO_Path_WithoutDots__String(Ref& path);
/// System.MathInternal.Abs(Int32)
int32_t MathInternal_Abs__Int32(int32_t val);
/// System.MulticastDelegate.op_Equality(MulticastDelegate, MulticastDelegate)
bool MulticastDelegate_op_Equality__MulticastDelegate_MulticastDelegate(Ref& d1, Ref& d2);
/// System.MulticastDelegate.op_Inequality(MulticastDelegate, MulticastDelegate)
bool MulticastDelegate_op_Inequality__MulticastDelegate_MulticastDelegate(Ref& d1, Ref& d2);
/// System.Number.FormatNative(Object, Boolean, String, String, String, String, Int32[])
Ref Number_FormatNative__Object_Boolean_String_String_String_String_Int32Array(Ref& value, bool isInteger, Ref& format, Ref& numberDecimalSeparator, Ref& negativeSign, Ref& numberGroupSeparator, Ref& numberGroupSizes);
/// System.Object.Equals(Object)
bool Object_Equals__Object(Ref& self, Ref& obj);
/// System.Object.GetHashCode()
int32_t Object_GetHashCode(Ref& self);
/// System.Object.MemberwiseClone()
Ref Object_MemberwiseClone(Ref& self);
/// System.Object.ReferenceEquals(Object, Object)
bool Object_ReferenceEquals__Object_Object(Ref& objA, Ref& objB);
/// System.Random.Next()
int32_t Random_Next(Ref& self);
/// System.Random.NextBytes(Byte[])
void Random_NextBytes__ByteArray(Ref& self, Ref& buffer);
/// System.Random.NextDouble()
double Random_NextDouble(Ref& self);
/// System.Random.Next(Int32)
int32_t Random_Next__Int32(Ref& self, int32_t maxValue);
/// System.Random..ctor()
void Random__ctor(Ref& self);
/// System.Random..ctor(Int32)
void Random__ctor__Int32(Ref& self, int32_t seed);
/// System.Reflection.Arguments.Widen(Object, Int32)
Ref Reflection_Arguments_Widen__Object_Int32(Ref& value, int32_t type);
/// System.RuntimeType.BaseOf(Int32)
int32_t RuntimeType_BaseOf__Int32(int32_t type);
/// System.RuntimeType.CodeOf(Int32)
int32_t RuntimeType_CodeOf__Int32(int32_t type);
/// System.RuntimeType.Count()
int32_t RuntimeType_Count();
/// System.RuntimeType.ElementOf(Int32)
int32_t RuntimeType_ElementOf__Int32(int32_t type);
/// System.RuntimeType.IndexOf(Object)
int32_t RuntimeType_IndexOf__Object(Ref& value);
/// System.RuntimeType.IndexOf(RuntimeTypeHandle)
int32_t RuntimeType_IndexOf__RuntimeTypeHandle(uint32_t* handle);
/// System.RuntimeType.IsInstance(Object, Int32)
bool RuntimeType_IsInstance__Object_Int32(Ref& value, int32_t type);
/// System.RuntimeType.KindOf(Int32)
int32_t RuntimeType_KindOf__Int32(int32_t type);
/// System.RuntimeType.NameOf(Int32)
Ref RuntimeType_NameOf__Int32(int32_t type);
/// System.Runtime.CompilerServices.RuntimeHelpers.GetObjectValue(Object)
Ref Runtime_CompilerServices_RuntimeHelpers_GetObjectValue__Object(Ref& obj);
/// System.Runtime.CompilerServices.RuntimeHelpers.get_OffsetToStringData()
int32_t Runtime_CompilerServices_RuntimeHelpers_get_OffsetToStringData();
/// System.Runtime.Remoting.RemotingServices.IsTransparentProxy(Object)
bool Runtime_Remoting_RemotingServices_IsTransparentProxy__Object(Ref& proxy);
/// System.Runtime.Unhandled.Print(String)
void Runtime_Unhandled_Print__String(Ref& text);
/// System.String.CompareTo(Object)
int32_t String_CompareTo__Object(Ref& self, Ref& value);
/// System.String.CompareTo(String)
int32_t String_CompareTo__String(Ref& self, Ref& strB);
/// System.String.Compare(String, String)
int32_t String_Compare__String_String(Ref& strA, Ref& strB);
/// System.String.Concat(String[])
Ref String_Concat__StringArray(Ref& values);
/// System.String.Concat(String, String)
Ref String_Concat__String_String(Ref& str0, Ref& str1);
/// System.String.Concat(String, String, String)
Ref String_Concat__String_String_String(Ref& str0, Ref& str1, Ref& str2);
/// System.String.Concat(String, String, String, String)
Ref String_Concat__String_String_String_String(Ref& str0, Ref& str1, Ref& str2, Ref& str3);
/// System.String.Ctor(Char[])
Ref String_Ctor__CharArray(Ref& value);
/// System.String.Ctor(Char[], Int32, Int32)
Ref String_Ctor__CharArray_Int32_Int32(Ref& value, int32_t startIndex, int32_t length);
/// System.String.Ctor(Char, Int32)
Ref String_Ctor__Char_Int32(uint16_t c, int32_t count);
/// System.String.Equals(String, String)
bool String_Equals__String_String(Ref& a, Ref& b);
/// System.String.IndexOfAny(Char[])
int32_t String_IndexOfAny__CharArray(Ref& self, Ref& anyOf);
/// System.String.IndexOfAny(Char[], Int32)
int32_t String_IndexOfAny__CharArray_Int32(Ref& self, Ref& anyOf, int32_t startIndex);
/// System.String.IndexOfAny(Char[], Int32, Int32)
int32_t String_IndexOfAny__CharArray_Int32_Int32(Ref& self, Ref& anyOf, int32_t startIndex, int32_t count);
/// System.String.IndexOf(Char)
int32_t String_IndexOf__Char(Ref& self, uint16_t value);
/// System.String.IndexOf(Char, Int32)
int32_t String_IndexOf__Char_Int32(Ref& self, uint16_t value, int32_t startIndex);
/// System.String.IndexOf(Char, Int32, Int32)
int32_t String_IndexOf__Char_Int32_Int32(Ref& self, uint16_t value, int32_t startIndex, int32_t count);
/// System.String.IndexOf(String)
int32_t String_IndexOf__String(Ref& self, Ref& value);
/// System.String.IndexOf(String, Int32)
int32_t String_IndexOf__String_Int32(Ref& self, Ref& value, int32_t startIndex);
/// System.String.IndexOf(String, Int32, Int32)
int32_t String_IndexOf__String_Int32_Int32(Ref& self, Ref& value, int32_t startIndex, int32_t count);
/// System.String.LastIndexOfAny(Char[])
int32_t String_LastIndexOfAny__CharArray(Ref& self, Ref& anyOf);
/// System.String.LastIndexOfAny(Char[], Int32)
int32_t String_LastIndexOfAny__CharArray_Int32(Ref& self, Ref& anyOf, int32_t startIndex);
/// System.String.LastIndexOfAny(Char[], Int32, Int32)
int32_t String_LastIndexOfAny__CharArray_Int32_Int32(Ref& self, Ref& anyOf, int32_t startIndex, int32_t count);
/// System.String.LastIndexOf(Char)
int32_t String_LastIndexOf__Char(Ref& self, uint16_t value);
/// System.String.LastIndexOf(Char, Int32)
int32_t String_LastIndexOf__Char_Int32(Ref& self, uint16_t value, int32_t startIndex);
/// System.String.LastIndexOf(Char, Int32, Int32)
int32_t String_LastIndexOf__Char_Int32_Int32(Ref& self, uint16_t value, int32_t startIndex, int32_t count);
/// System.String.LastIndexOf(String)
int32_t String_LastIndexOf__String(Ref& self, Ref& value);
/// System.String.LastIndexOf(String, Int32)
int32_t String_LastIndexOf__String_Int32(Ref& self, Ref& value, int32_t startIndex);
/// System.String.LastIndexOf(String, Int32, Int32)
int32_t String_LastIndexOf__String_Int32_Int32(Ref& self, Ref& value, int32_t startIndex, int32_t count);
/// System.String.Split(Char[])
Ref String_Split__CharArray(Ref& self, Ref& separator);
/// System.String.Split(Char[], Int32)
Ref String_Split__CharArray_Int32(Ref& self, Ref& separator, int32_t count);
/// System.String.Substring(Int32)
Ref String_Substring__Int32(Ref& self, int32_t startIndex);
/// System.String.Substring(Int32, Int32)
Ref String_Substring__Int32_Int32(Ref& self, int32_t startIndex, int32_t length);
/// System.String.ToCharArray()
Ref String_ToCharArray(Ref& self);
/// System.String.ToCharArray(Int32, Int32)
Ref String_ToCharArray__Int32_Int32(Ref& self, int32_t startIndex, int32_t length);
/// System.String.ToLower()
Ref String_ToLower(Ref& self);
/// System.String.ToUpper()
Ref String_ToUpper(Ref& self);
/// System.String.Trim()
Ref String_Trim(Ref& self);
/// System.String.TrimEnd(Char[])
Ref String_TrimEnd__CharArray(Ref& self, Ref& trimChars);
/// System.String.TrimStart(Char[])
Ref String_TrimStart__CharArray(Ref& self, Ref& trimChars);
/// System.String.Trim(Char[])
Ref String_Trim__CharArray(Ref& self, Ref& trimChars);
/// System.String.op_Equality(String, String)
bool String_op_Equality__String_String(Ref& a, Ref& b);
/// System.String.op_Inequality(String, String)
bool String_op_Inequality__String_String(Ref& a, Ref& b);
/// System.Text.StringBuilder.Fill(Char, Int32)
void Text_StringBuilder_Fill__Char_Int32(Ref& self, uint16_t value, int32_t count);
/// System.Text.StringBuilder.Put(Int32, Object, Int32, Int32)
void Text_StringBuilder_Put__Int32_Object_Int32_Int32(Ref& self, int32_t index, Ref& source, int32_t start, int32_t count);
/// System.Text.UTF8Decoder.Convert(Byte[], Int32, Int32, Char[], Int32, Int32, Boolean, Int32&, Int32&, Boolean&)
void Text_UTF8Decoder_Convert__ByteArray_Int32_Int32_CharArray_Int32_Int32_Boolean_Int32Out_Int32Out_BooleanOut(Ref& self, Ref& bytes, int32_t byteIndex, int32_t byteCount, Ref& chars, int32_t charIndex, int32_t charCount, bool flush, const Pointer& bytesUsed, const Pointer& charsUsed, const Pointer& completed);
/// System.Text.UTF8Encoding.GetBytes(String)
Ref Text_UTF8Encoding_GetBytes__String(Ref& self, Ref& s);
/// System.Text.UTF8Encoding.GetBytes(String, Int32, Int32, Byte[], Int32)
int32_t Text_UTF8Encoding_GetBytes__String_Int32_Int32_ByteArray_Int32(Ref& self, Ref& s, int32_t charIndex, int32_t charCount, Ref& bytes, int32_t byteIndex);
/// System.Text.UTF8Encoding.GetChars(Byte[])
Ref Text_UTF8Encoding_GetChars__ByteArray(Ref& self, Ref& bytes);
/// System.Text.UTF8Encoding.GetChars(Byte[], Int32, Int32)
Ref Text_UTF8Encoding_GetChars__ByteArray_Int32_Int32(Ref& self, Ref& bytes, int32_t byteIndex, int32_t byteCount);
/// System.Text.UTF8Encoding.GetString(Byte[], Int32, Int32)
Ref Text_UTF8Encoding_GetString__ByteArray_Int32_Int32(Ref& self, Ref& bytes, int32_t index, int32_t count);
/// System.Threading.Interlocked.CompareExchange(Int32&, Int32, Int32)
int32_t Threading_Interlocked_CompareExchange__Int32Out_Int32_Int32(const Pointer& location1, int32_t value, int32_t comparand);
/// System.Threading.Interlocked.Decrement(Int32&)
int32_t Threading_Interlocked_Decrement__Int32Out(const Pointer& location);
/// System.Threading.Interlocked.Exchange(Int32&, Int32)
int32_t Threading_Interlocked_Exchange__Int32Out_Int32(const Pointer& location1, int32_t value);
/// System.Threading.Interlocked.Increment(Int32&)
int32_t Threading_Interlocked_Increment__Int32Out(const Pointer& location);
/// System.Threading.Scheduler.End(Int32)
void Threading_Scheduler_End__Int32(int32_t stack);
/// System.Threading.Scheduler.Fork(ThreadStart)
int32_t Threading_Scheduler_Fork__ThreadStart(Ref& run);
/// System.Threading.Scheduler.Pause(Int32)
void Threading_Scheduler_Pause__Int32(int32_t milliseconds);
/// System.Threading.Scheduler.Quit()
void Threading_Scheduler_Quit();
/// System.Threading.Scheduler.SwitchTo(Int32)
void Threading_Scheduler_SwitchTo__Int32(int32_t stack);
/// System.TimeSpan.Compare(TimeSpan, TimeSpan)
int32_t TimeSpan_Compare__TimeSpan_TimeSpan(uint32_t* t1, uint32_t* t2);
/// System.TimeSpan.Equals(TimeSpan, TimeSpan)
bool TimeSpan_Equals__TimeSpan_TimeSpan(uint32_t* t1, uint32_t* t2);
/// System.TimeSpan.ToString()
Ref TimeSpan_ToString(const Pointer& self);
/// System.TimeSpan..ctor(Int32, Int32, Int32)
void TimeSpan__ctor__Int32_Int32_Int32(const Pointer& self, int32_t hours, int32_t minutes, int32_t seconds);
/// System.TimeSpan..ctor(Int32, Int32, Int32, Int32)
void TimeSpan__ctor__Int32_Int32_Int32_Int32(const Pointer& self, int32_t days, int32_t hours, int32_t minutes, int32_t seconds);
/// System.TimeSpan..ctor(Int32, Int32, Int32, Int32, Int32)
void TimeSpan__ctor__Int32_Int32_Int32_Int32_Int32(const Pointer& self, int32_t days, int32_t hours, int32_t minutes, int32_t seconds, int32_t milliseconds);
/// System.ValueType.Equals(Object)
bool ValueType_Equals__Object(Ref& self, Ref& obj);
/// System.WeakReference..ctor(Object)
void WeakReference__ctor__Object(Ref& self, Ref& target);
/// System.WeakReference.get_IsAlive()
bool WeakReference_get_IsAlive(Ref& self);
/// System.WeakReference.get_Target()
Ref WeakReference_get_Target(Ref& self);
/// System.WeakReference.set_Target(Object)
void WeakReference_set_Target__Object(Ref& self, Ref& value);
/// nanoFramework.Runtime.Native.GC.EnableGCMessages(Boolean)
void nanoFramework_Runtime_Native_GC_EnableGCMessages__Boolean(bool enable);
/// nanoFramework.Runtime.Native.GC.Run(Boolean)
uint32_t nanoFramework_Runtime_Native_GC_Run__Boolean(bool compactHeap);
/// nanoFramework.Runtime.Native.Power.NativeReboot(RebootOption)
void nanoFramework_Runtime_Native_Power_NativeReboot__RebootOption(int32_t rebootOption);
/// nanoFramework.Runtime.Native.SystemInfo.GetNativeFloatingPointSupport()
uint8_t nanoFramework_Runtime_Native_SystemInfo_GetNativeFloatingPointSupport();
/// nanoFramework.Runtime.Native.SystemInfo.GetSystemVersion(Int32&, Int32&, Int32&, Int32&)
void nanoFramework_Runtime_Native_SystemInfo_GetSystemVersion__Int32Out_Int32Out_Int32Out_Int32Out(const Pointer& major, const Pointer& minor, const Pointer& build, const Pointer& revision);
/// nanoFramework.Runtime.Native.SystemInfo.get_Model()
uint8_t nanoFramework_Runtime_Native_SystemInfo_get_Model();
/// nanoFramework.Runtime.Native.SystemInfo.get_OEM()
uint8_t nanoFramework_Runtime_Native_SystemInfo_get_OEM();
/// nanoFramework.Runtime.Native.SystemInfo.get_OEMString()
Ref nanoFramework_Runtime_Native_SystemInfo_get_OEMString();
/// nanoFramework.Runtime.Native.SystemInfo.get_Platform()
Ref nanoFramework_Runtime_Native_SystemInfo_get_Platform();
/// nanoFramework.Runtime.Native.SystemInfo.get_SKU()
uint16_t nanoFramework_Runtime_Native_SystemInfo_get_SKU();
/// nanoFramework.Runtime.Native.SystemInfo.get_TargetName()
Ref nanoFramework_Runtime_Native_SystemInfo_get_TargetName();

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
#define NANO_HAS_IO_Path_EndOf
#define NANO_HAS_IO_Path_ExtensionAt
#define NANO_HAS_IO_Path_NameAt
#define NANO_HAS_IO_Path_RootLength
#define NANO_HAS_IO_Path_Tidy
#define NANO_HAS_IO_Path_WithoutDots
#define NANO_HAS_Threading_Scheduler_End
#define NANO_HAS_Threading_Scheduler_Fork
#define NANO_HAS_Threading_Scheduler_Pause
#define NANO_HAS_Threading_Scheduler_Quit
#define NANO_HAS_Threading_Scheduler_SwitchTo
#define NANO_HAS_WeakReference
#define NANO_HAS_WeakReference_get_IsAlive
#define NANO_HAS_WeakReference_get_Target
#define NANO_HAS_WeakReference_set_Target
#endif

// A thunk takes the argument words and returns the result; a result of two words replaces the first two.
using Thunk = uint32_t (*)(uint32_t*);
extern const Thunk table[];

#ifdef NANO_NATIVE_TABLE
#ifdef NANO_SMALL
#define NANO_OPTIONAL(...) nullptr
#else
#define NANO_OPTIONAL(...) __VA_ARGS__
#endif
const Thunk table[] = {
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return ArrayNatives_NewOfElement__Int32_Int32(static_cast<int32_t>(a[0]), static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Array_Clear__Array_Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Array_Collections_IList_get_Item__Int32(a[0], static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Array_Collections_IList_set_Item__Int32_Object(a[0], static_cast<int32_t>(a[1]), a[2]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Array_Copy__Array_Int32_Array_Int32_Int32(a[0], static_cast<int32_t>(a[1]), a[2], static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Array_TrySzIndexOf__Array_Int32_Int32_Object_Int32Out(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2]), a[3], Pointer::at(a + 4)))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, BitConverter_DoubleToInt64Bits__Double(load<double>(a + 0))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__Boolean(a[0] != 0); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__Char(static_cast<uint16_t>(a[0])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__Double(load<double>(a + 0)); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__Int16(static_cast<int16_t>(a[0])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__Int32(static_cast<int32_t>(a[0])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__Int64(load<int64_t>(a + 0)); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__Single(load<float>(a + 0)); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__UInt16(static_cast<uint16_t>(a[0])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__UInt32(static_cast<uint32_t>(a[0])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_GetBytes__UInt64(load<uint64_t>(a + 0)); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, BitConverter_Int64BitsToDouble__Int64(load<int64_t>(a + 0))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(BitConverter_ToBoolean__ByteArray_Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(BitConverter_ToChar__ByteArray_Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, BitConverter_ToDouble__ByteArray_Int32(a[0], static_cast<int32_t>(a[1]))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(BitConverter_ToInt16__ByteArray_Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(BitConverter_ToInt32__ByteArray_Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, BitConverter_ToInt64__ByteArray_Int32(a[0], static_cast<int32_t>(a[1]))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, BitConverter_ToSingle__ByteArray_Int32(a[0], static_cast<int32_t>(a[1]))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_ToString__ByteArray(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_ToString__ByteArray_Int32(a[0], static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return BitConverter_ToString__ByteArray_Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(BitConverter_ToUInt16__ByteArray_Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(BitConverter_ToUInt32__ByteArray_Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, BitConverter_ToUInt64__ByteArray_Int32(a[0], static_cast<int32_t>(a[1]))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(BitConverter_get_IsLittleEndian())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Collections_ArrayList_Add__Object(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_ArrayList_Clear(a[0]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_ArrayList_Insert__Int32_Object(a[0], static_cast<int32_t>(a[1]), a[2]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_ArrayList_RemoveAt__Int32(a[0], static_cast<int32_t>(a[1])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_ArrayList_SetCapacity__Int32(a[0], static_cast<int32_t>(a[1])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Collections_ArrayList_get_Item__Int32(a[0], static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_ArrayList_set_Item__Int32_Object(a[0], static_cast<int32_t>(a[1]), a[2]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_Queue_Clear(a[0]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_Queue_CopyTo__Array_Int32(a[0], a[1], static_cast<int32_t>(a[2])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Collections_Queue_Dequeue(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_Queue_Enqueue__Object(a[0], a[1]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Collections_Queue_Peek(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_Stack_Clear(a[0]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Collections_Stack_Peek(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Collections_Stack_Pop(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Collections_Stack_Push__Object(a[0], a[1]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Convert_FromBase64String__String(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Convert_NativeToDateTime__String_Boolean_BooleanOut_DateTimeOut(a[0], a[1] != 0, Pointer::at(a + 2), Pointer::at(a + 4)); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, Convert_NativeToDouble__String_Boolean_BooleanOut(a[0], a[1] != 0, Pointer::at(a + 2))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, Convert_NativeToInt64__String_Boolean_Int64_Int64_Int32_Boolean_BooleanOut(a[0], a[1] != 0, load<int64_t>(a + 2), load<int64_t>(a + 4), static_cast<int32_t>(a[6]), a[7] != 0, Pointer::at(a + 8))); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Convert_ToBase64String__ByteArray_Int32_Int32_Boolean(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2]), a[3] != 0); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(DateTime_DaysInMonth__Int32_Int32(static_cast<int32_t>(a[0]), static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(DateTime_GetDateTimePart__DateTimePart(Pointer::at(a + 0), static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, DateTime_GetTodayAsTicks()); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, DateTime_GetUtcNowAsTicks()); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { DateTime__ctor__Int32_Int32_Int32_Int32_Int32_Int32_Int32(Pointer::at(a + 0), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4]), static_cast<int32_t>(a[5]), static_cast<int32_t>(a[6]), static_cast<int32_t>(a[7]), static_cast<int32_t>(a[8])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return DelegateData_Combine__Delegate_Delegate_DelegateArray(a[0], a[1], a[2]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(DelegateData_Count__Delegate(a[0]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return DelegateData_Fill__DelegateArray_Delegate(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(DelegateData_LastMethod__Delegate(a[0]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return DelegateData_Remove__Delegate_Delegate_DelegateArray(a[0], a[1], a[2]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Delegate_Equals__Object(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Delegate_get_Target(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Delegate_op_Equality__Delegate_Delegate(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Delegate_op_Inequality__Delegate_Delegate(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Diagnostics_Debug_WriteLineNative__String_Boolean(a[0], a[1] != 0); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Diagnostics_Debugger_Break(); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Diagnostics_Debugger_get_IsAttached())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Double_CompareTo__Double_Double(load<double>(a + 0), load<double>(a + 2)))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Double_IsInfinity__Double(load<double>(a + 0)))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Double_IsNaN__Double(load<double>(a + 0)))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Double_IsNegativeInfinity__Double(load<double>(a + 0)))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Double_IsPositiveInfinity__Double(load<double>(a + 0)))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Enum_HasFlag__Enum(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, Environment_get_TickCount64()); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return ExceptionNatives_MethodAt__Int32_Int32(static_cast<int32_t>(a[0]), static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(GC_AnyPendingFinalizers())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { GC_ReRegisterForFinalize__Object(a[0]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { GC_SuppressFinalize__Object(a[0]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Globalization_DateTimeFormat_FormatDigits__Int32_Int32(static_cast<int32_t>(a[0]), static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Guid_GenerateNewGuid(); },
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_BeginList__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Close__Int32(static_cast<int32_t>(a[0])))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_CreateDirectory__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_DeleteDirectory__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_DeleteFile__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Flush__Int32(static_cast<int32_t>(a[0])))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_GetAttributes__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return IO_NativeIO_GetEntryName(); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, IO_NativeIO_GetLength__Int32(static_cast<int32_t>(a[0]))); return a[0]; }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_GetSeparator())); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, IO_NativeIO_GetSize__String(a[0])); return a[0]; }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return IO_NativeIO_GetStartDirectory(); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, IO_NativeIO_GetVolumeSize__String(a[0])); return a[0]; }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_IsCardPresent())); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Mount())); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Move__String_String(a[0], a[1]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_NextEntry())); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Open__String_Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Read__Int32_Int64_ByteArray_Int32_Int32(static_cast<int32_t>(a[0]), load<int64_t>(a + 1), a[3], static_cast<int32_t>(a[4]), static_cast<int32_t>(a[5])))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_SetAttributes__String_Int32(a[0], static_cast<int32_t>(a[1])))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_SetLength__Int32_Int64(static_cast<int32_t>(a[0]), load<int64_t>(a + 1)))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_NativeIO_Write__Int32_Int64_ByteArray_Int32_Int32(static_cast<int32_t>(a[0]), load<int64_t>(a + 1), a[3], static_cast<int32_t>(a[4]), static_cast<int32_t>(a[5])))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_Path_EndOf__String_Int32(a[0], static_cast<int32_t>(a[1])))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_Path_ExtensionAt__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_Path_NameAt__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(IO_Path_RootLength__String(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return IO_Path_Tidy__String_Int32(a[0], static_cast<int32_t>(a[1])); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return IO_Path_WithoutDots__String(a[0]); }),
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(MathInternal_Abs__Int32(static_cast<int32_t>(a[0])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(MulticastDelegate_op_Equality__MulticastDelegate_MulticastDelegate(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(MulticastDelegate_op_Inequality__MulticastDelegate_MulticastDelegate(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Number_FormatNative__Object_Boolean_String_String_String_String_Int32Array(a[0], a[1] != 0, a[2], a[3], a[4], a[5], a[6]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Object_Equals__Object(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Object_GetHashCode(a[0]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Object_MemberwiseClone(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Object_ReferenceEquals__Object_Object(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Random_Next(a[0]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Random_NextBytes__ByteArray(a[0], a[1]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { store(a, Random_NextDouble(a[0])); return a[0]; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Random_Next__Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Random__ctor(a[0]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Random__ctor__Int32(a[0], static_cast<int32_t>(a[1])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Reflection_Arguments_Widen__Object_Int32(a[0], static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_BaseOf__Int32(static_cast<int32_t>(a[0])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_CodeOf__Int32(static_cast<int32_t>(a[0])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_Count())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_ElementOf__Int32(static_cast<int32_t>(a[0])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_IndexOf__Object(a[0]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_IndexOf__RuntimeTypeHandle(a + 0))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_IsInstance__Object_Int32(a[0], static_cast<int32_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(RuntimeType_KindOf__Int32(static_cast<int32_t>(a[0])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return RuntimeType_NameOf__Int32(static_cast<int32_t>(a[0])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Runtime_CompilerServices_RuntimeHelpers_GetObjectValue__Object(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Runtime_CompilerServices_RuntimeHelpers_get_OffsetToStringData())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Runtime_Remoting_RemotingServices_IsTransparentProxy__Object(a[0]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Runtime_Unhandled_Print__String(a[0]); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_CompareTo__Object(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_CompareTo__String(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_Compare__String_String(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Concat__StringArray(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Concat__String_String(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Concat__String_String_String(a[0], a[1], a[2]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Concat__String_String_String_String(a[0], a[1], a[2], a[3]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Ctor__CharArray(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Ctor__CharArray_Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Ctor__Char_Int32(static_cast<uint16_t>(a[0]), static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_Equals__String_String(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOfAny__CharArray(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOfAny__CharArray_Int32(a[0], a[1], static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOfAny__CharArray_Int32_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOf__Char(a[0], static_cast<uint16_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOf__Char_Int32(a[0], static_cast<uint16_t>(a[1]), static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOf__Char_Int32_Int32(a[0], static_cast<uint16_t>(a[1]), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOf__String(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOf__String_Int32(a[0], a[1], static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_IndexOf__String_Int32_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOfAny__CharArray(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOfAny__CharArray_Int32(a[0], a[1], static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOfAny__CharArray_Int32_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOf__Char(a[0], static_cast<uint16_t>(a[1])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOf__Char_Int32(a[0], static_cast<uint16_t>(a[1]), static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOf__Char_Int32_Int32(a[0], static_cast<uint16_t>(a[1]), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOf__String(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOf__String_Int32(a[0], a[1], static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_LastIndexOf__String_Int32_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Split__CharArray(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Split__CharArray_Int32(a[0], a[1], static_cast<int32_t>(a[2])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Substring__Int32(a[0], static_cast<int32_t>(a[1])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Substring__Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_ToCharArray(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_ToCharArray__Int32_Int32(a[0], static_cast<int32_t>(a[1]), static_cast<int32_t>(a[2])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_ToLower(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_ToUpper(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Trim(a[0]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_TrimEnd__CharArray(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_TrimStart__CharArray(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return String_Trim__CharArray(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_op_Equality__String_String(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(String_op_Inequality__String_String(a[0], a[1]))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Text_StringBuilder_Fill__Char_Int32(a[0], static_cast<uint16_t>(a[1]), static_cast<int32_t>(a[2])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Text_StringBuilder_Put__Int32_Object_Int32_Int32(a[0], static_cast<int32_t>(a[1]), a[2], static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { Text_UTF8Decoder_Convert__ByteArray_Int32_Int32_CharArray_Int32_Int32_Boolean_Int32Out_Int32Out_BooleanOut(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3]), a[4], static_cast<int32_t>(a[5]), static_cast<int32_t>(a[6]), a[7] != 0, Pointer::at(a + 8), Pointer::at(a + 10), Pointer::at(a + 12)); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Text_UTF8Encoding_GetBytes__String(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Text_UTF8Encoding_GetBytes__String_Int32_Int32_ByteArray_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3]), a[4], static_cast<int32_t>(a[5])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Text_UTF8Encoding_GetChars__ByteArray(a[0], a[1]); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Text_UTF8Encoding_GetChars__ByteArray_Int32_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return Text_UTF8Encoding_GetString__ByteArray_Int32_Int32(a[0], a[1], static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Threading_Interlocked_CompareExchange__Int32Out_Int32_Int32(Pointer::at(a + 0), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Threading_Interlocked_Decrement__Int32Out(Pointer::at(a + 0)))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Threading_Interlocked_Exchange__Int32Out_Int32(Pointer::at(a + 0), static_cast<int32_t>(a[2])))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Threading_Interlocked_Increment__Int32Out(Pointer::at(a + 0)))); },
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { Threading_Scheduler_End__Int32(static_cast<int32_t>(a[0])); return 0; }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(Threading_Scheduler_Fork__ThreadStart(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { Threading_Scheduler_Pause__Int32(static_cast<int32_t>(a[0])); return 0; }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { Threading_Scheduler_Quit(); return 0; }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { Threading_Scheduler_SwitchTo__Int32(static_cast<int32_t>(a[0])); return 0; }),
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(TimeSpan_Compare__TimeSpan_TimeSpan(a + 0, a + 2))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(TimeSpan_Equals__TimeSpan_TimeSpan(a + 0, a + 2))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return TimeSpan_ToString(Pointer::at(a + 0)); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { TimeSpan__ctor__Int32_Int32_Int32(Pointer::at(a + 0), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { TimeSpan__ctor__Int32_Int32_Int32_Int32(Pointer::at(a + 0), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4]), static_cast<int32_t>(a[5])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { TimeSpan__ctor__Int32_Int32_Int32_Int32_Int32(Pointer::at(a + 0), static_cast<int32_t>(a[2]), static_cast<int32_t>(a[3]), static_cast<int32_t>(a[4]), static_cast<int32_t>(a[5]), static_cast<int32_t>(a[6])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(ValueType_Equals__Object(a[0], a[1]))); },
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { WeakReference__ctor__Object(a[0], a[1]); return 0; }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(WeakReference_get_IsAlive(a[0]))); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { return WeakReference_get_Target(a[0]); }),
    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t { WeakReference_set_Target__Object(a[0], a[1]); return 0; }),
    []([[maybe_unused]] uint32_t* a) -> uint32_t { nanoFramework_Runtime_Native_GC_EnableGCMessages__Boolean(a[0] != 0); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(nanoFramework_Runtime_Native_GC_Run__Boolean(a[0] != 0))); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { nanoFramework_Runtime_Native_Power_NativeReboot__RebootOption(static_cast<int32_t>(a[0])); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(nanoFramework_Runtime_Native_SystemInfo_GetNativeFloatingPointSupport())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { nanoFramework_Runtime_Native_SystemInfo_GetSystemVersion__Int32Out_Int32Out_Int32Out_Int32Out(Pointer::at(a + 0), Pointer::at(a + 2), Pointer::at(a + 4), Pointer::at(a + 6)); return 0; },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(nanoFramework_Runtime_Native_SystemInfo_get_Model())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(nanoFramework_Runtime_Native_SystemInfo_get_OEM())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return nanoFramework_Runtime_Native_SystemInfo_get_OEMString(); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return nanoFramework_Runtime_Native_SystemInfo_get_Platform(); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return static_cast<uint32_t>(static_cast<int32_t>(nanoFramework_Runtime_Native_SystemInfo_get_SKU())); },
    []([[maybe_unused]] uint32_t* a) -> uint32_t { return nanoFramework_Runtime_Native_SystemInfo_get_TargetName(); },
};
#endif

} // namespace nano::natives
