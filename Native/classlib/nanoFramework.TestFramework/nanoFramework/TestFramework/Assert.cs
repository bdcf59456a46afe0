using System;
using System.Collections;
using TestFrameworkShared;

namespace nanoFramework.TestFramework
{
    /// <summary>What a test claims; a claim that does not hold throws AssertFailedException.</summary>
    public sealed class Assert
    {
        /// <summary>Creates the object; all its members are static.</summary>
        public Assert()
        {
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(bool expected, bool actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(byte expected, byte actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(char expected, char actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(DateTime expected, DateTime actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(double expected, double actual, string message = "")
        {
            Same(expected == actual || (double.IsNaN(expected) && double.IsNaN(actual)), expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(short expected, short actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(int expected, int actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(long expected, long actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(sbyte expected, sbyte actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(float expected, float actual, string message = "")
        {
            Same(expected == actual || (float.IsNaN(expected) && float.IsNaN(actual)), expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(string expected, string actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(ushort expected, ushort actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(uint expected, uint actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(ulong expected, ulong actual, string message = "")
        {
            Same(expected == actual, expected, actual, message);
        }

        /// <summary>Fails unless two values are equal.</summary>
        public static void AreEqual(object expected, object actual, string message = "")
        {
            Same(object.Equals(expected, actual), expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(bool expected, bool actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(byte expected, byte actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(char expected, char actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(DateTime expected, DateTime actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(double expected, double actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(short expected, short actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(int expected, int actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(long expected, long actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(sbyte expected, sbyte actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(float expected, float actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(string expected, string actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(ushort expected, ushort actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(uint expected, uint actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(ulong expected, ulong actual, string message = "")
        {
            AreEqual(expected, actual, message);
        }

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(Array expected, Array actual, string message = "")
        {
            Check(TestExtensions.SequenceEqual(expected, actual), "The arrays are different. ", message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(bool notExpected, bool actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(byte notExpected, byte actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(char notExpected, char actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(DateTime notExpected, DateTime actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(double notExpected, double actual, string message = "")
        {
            Different(notExpected == actual || (double.IsNaN(notExpected) && double.IsNaN(actual)), notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(short notExpected, short actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(int notExpected, int actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(long notExpected, long actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(float notExpected, float actual, string message = "")
        {
            Different(notExpected == actual || (float.IsNaN(notExpected) && float.IsNaN(actual)), notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(string notExpected, string actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(ushort notExpected, ushort actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(uint notExpected, uint actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(ulong notExpected, ulong actual, string message = "")
        {
            Different(notExpected == actual, notExpected, actual, message);
        }

        /// <summary>Fails when two values are equal.</summary>
        public static void AreNotEqual(object notExpected, object actual, string message = "")
        {
            Different(object.Equals(notExpected, actual), notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(bool notExpected, bool actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(byte notExpected, byte actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(char notExpected, char actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(DateTime notExpected, DateTime actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(double notExpected, double actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(short notExpected, short actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(int notExpected, int actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(long notExpected, long actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(sbyte notExpected, sbyte actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(float notExpected, float actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(string notExpected, string actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(ushort notExpected, ushort actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(uint notExpected, uint actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(ulong notExpected, ulong actual, string message = "")
        {
            AreNotEqual(notExpected, actual, message);
        }

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(Array notExpected, Array actual, string message = "")
        {
            Check(!TestExtensions.SequenceEqual(notExpected, actual), "The arrays are equal. ", message);
        }

        /// <summary>Fails unless two references are to the same object.</summary>
        public static void AreSame(object expected, object actual, string message = "")
        {
            Check(ReferenceEquals(expected, actual), "The objects are not the same. ", message);
        }

        /// <summary>Fails when two references are to the same object.</summary>
        public static void AreNotSame(object notExpected, object actual, string message = "")
        {
            Check(!ReferenceEquals(notExpected, actual), "The objects are the same. ", message);
        }

        /// <summary>The older name of AreSame.</summary>
        [Obsolete("Use AreSame")]
        public static void Same(object expected, object actual, string message = "")
        {
            AreSame(expected, actual, message);
        }

        /// <summary>The older name of AreNotSame.</summary>
        [Obsolete("Use AreNotSame")]
        public static void NotSame(object expected, object actual, string message = "")
        {
            AreNotSame(expected, actual, message);
        }

        /// <summary>Fails unless the condition holds.</summary>
        public static void IsTrue(bool condition, string message = "")
        {
            Check(condition, "The condition is false. ", message);
        }

        /// <summary>Fails when the condition holds.</summary>
        public static void IsFalse(bool condition, string message = "")
        {
            Check(!condition, "The condition is true. ", message);
        }

        /// <summary>The older name of IsTrue.</summary>
        [Obsolete("Use IsTrue")]
        public static void True(bool condition, string message = "")
        {
            IsTrue(condition, message);
        }

        /// <summary>The older name of IsFalse.</summary>
        [Obsolete("Use IsFalse")]
        public static void False(bool condition, string message = "")
        {
            IsFalse(condition, message);
        }

        /// <summary>Fails unless the reference is null.</summary>
        public static void IsNull(object value, string message = "")
        {
            Check(value == null, "The object is not null. ", message);
        }

        /// <summary>Fails when the reference is null.</summary>
        public static void IsNotNull(object value, string message = "")
        {
            Check(value != null, "The object is null. ", message);
        }

        /// <summary>The older name of IsNull.</summary>
        [Obsolete("Use IsNull")]
        public static void Null(object value, string message = "")
        {
            IsNull(value, message);
        }

        /// <summary>The older name of IsNotNull.</summary>
        [Obsolete("Use IsNotNull")]
        public static void NotNull(object value, string message = "")
        {
            IsNotNull(value, message);
        }

        /// <summary>Fails unless the object is of the type.</summary>
        public static void IsInstanceOfType(object value, Type expectedType, string message = "")
        {
            Check(value != null && expectedType.IsInstanceOfType(value), "The object is not of type " + expectedType + ". ", message);
        }

        /// <summary>Fails when the object is of the type.</summary>
        public static void IsNotInstanceOfType(object value, Type wrongType, string message = "")
        {
            Check(value == null || !wrongType.IsInstanceOfType(value), "The object is of type " + wrongType + ". ", message);
        }

        /// <summary>The older name of IsInstanceOfType.</summary>
        [Obsolete("Use IsInstanceOfType")]
        public static void IsType(Type expected, object value, string message = "")
        {
            IsInstanceOfType(value, expected, message);
        }

        /// <summary>The older name of IsNotInstanceOfType.</summary>
        [Obsolete("Use IsNotInstanceOfType")]
        public static void IsNotType(Type wrongType, object value, string message = "")
        {
            IsNotInstanceOfType(value, wrongType, message);
        }

        /// <summary>Fails unless a text contains another one.</summary>
        public static void Contains(string expected, string actual, string message = "")
        {
            Check(actual.IndexOf(expected) >= 0, "'" + actual + "' does not contain '" + expected + "'. ", message);
        }

        /// <summary>Fails when a text contains another one.</summary>
        public static void DoesNotContains(string expected, string actual, string message = "")
        {
            Check(actual.IndexOf(expected) < 0, "'" + actual + "' contains '" + expected + "'. ", message);
        }

        /// <summary>Fails unless a text starts with another one.</summary>
        public static void StartsWith(string expected, string actual, string message = "")
        {
            Check(actual.StartsWith(expected), "'" + actual + "' does not start with '" + expected + "'. ", message);
        }

        /// <summary>Fails unless a text ends with another one.</summary>
        public static void EndsWith(string expected, string actual, string message = "")
        {
            Check(actual.EndsWith(expected), "'" + actual + "' does not end with '" + expected + "'. ", message);
        }

        /// <summary>The older name of CollectionAssert.Empty.</summary>
        [Obsolete("Use CollectionAssert.Empty")]
        public static void Empty(ICollection collection, string message = "")
        {
            CollectionAssert.Empty(collection, message);
        }

        /// <summary>The older name of CollectionAssert.NotEmpty.</summary>
        [Obsolete("Use CollectionAssert.NotEmpty")]
        public static void NotEmpty(ICollection collection, string message = "")
        {
            CollectionAssert.NotEmpty(collection, message);
        }

        /// <summary>The older name of ThrowsException.</summary>
        [Obsolete("Use ThrowsException")]
        public static void Throws(Type exceptionType, Action action, string message = "")
        {
            ThrowsException(exceptionType, action, message);
        }

        /// <summary>Fails unless the action throws an exception of just this type.</summary>
        public static void ThrowsException(Type exceptionType, Action action, string message = "")
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                Check(exception.GetType() == exceptionType, "It threw " + exception.GetType() + ", not " + exceptionType + ". ", message);

                return;
            }

            Check(false, "It did not throw " + exceptionType + ". ", message);
        }

        /// <summary>Leaves the test out of the count.</summary>
        public static void SkipTest(string message = null)
        {
            throw new SkipTestException(message);
        }

        internal static void Check(bool holds, string what, string message)
        {
            if (!holds)
            {
                throw new AssertFailedException(what + message);
            }
        }

        private static void Same(bool equal, object expected, object actual, string message)
        {
            if (!equal)
            {
                Check(false, "Expected: <" + Text(expected) + ">. Actual: <" + Text(actual) + ">. ", message);
            }
        }

        private static void Different(bool equal, object notExpected, object actual, string message)
        {
            if (equal)
            {
                Check(false, "Not expected: <" + Text(notExpected) + ">. Actual: <" + Text(actual) + ">. ", message);
            }
        }

        private static string Text(object value)
        {
            return value == null ? "(null)" : value.ToString();
        }
    }
}
