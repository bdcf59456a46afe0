using System;
using System.Collections;
using TestFrameworkShared;

namespace nanoFramework.TestFramework
{
    /// <content>The method names of version 1, which are kept for existing tests.</content>
    public sealed partial class Assert
    {
        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(bool expected, bool actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(byte expected, byte actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(char expected, char actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(DateTime expected, DateTime actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(double expected, double actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(short expected, short actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(int expected, int actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(long expected, long actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(sbyte expected, sbyte actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(float expected, float actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(string expected, string actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(ushort expected, ushort actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(uint expected, uint actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(ulong expected, ulong actual, string message = "") => AreEqual(expected, actual, message);

        /// <summary>The older name of AreEqual.</summary>
        [Obsolete("Use AreEqual")]
        public static void Equal(Array expected, Array actual, string message = "") =>
            Check(TestExtensions.SequenceEqual(expected, actual), "The arrays are different. ", message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(bool notExpected, bool actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(byte notExpected, byte actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(char notExpected, char actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(DateTime notExpected, DateTime actual, string message = "") =>
            AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(double notExpected, double actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(short notExpected, short actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(int notExpected, int actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(long notExpected, long actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(sbyte notExpected, sbyte actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(float notExpected, float actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(string notExpected, string actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(ushort notExpected, ushort actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(uint notExpected, uint actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(ulong notExpected, ulong actual, string message = "") => AreNotEqual(notExpected, actual, message);

        /// <summary>The older name of AreNotEqual.</summary>
        [Obsolete("Use AreNotEqual")]
        public static void NotEqual(Array notExpected, Array actual, string message = "") =>
            Check(!TestExtensions.SequenceEqual(notExpected, actual), "The arrays are equal. ", message);

        /// <summary>The older name of AreSame.</summary>
        [Obsolete("Use AreSame")]
        public static void Same(object expected, object actual, string message = "") => AreSame(expected, actual, message);

        /// <summary>The older name of AreNotSame.</summary>
        [Obsolete("Use AreNotSame")]
        public static void NotSame(object expected, object actual, string message = "") => AreNotSame(expected, actual, message);

        /// <summary>The older name of IsTrue.</summary>
        [Obsolete("Use IsTrue")]
        public static void True(bool condition, string message = "") => IsTrue(condition, message);

        /// <summary>The older name of IsFalse.</summary>
        [Obsolete("Use IsFalse")]
        public static void False(bool condition, string message = "") => IsFalse(condition, message);

        /// <summary>The older name of IsNull.</summary>
        [Obsolete("Use IsNull")]
        public static void Null(object value, string message = "") => IsNull(value, message);

        /// <summary>The older name of IsNotNull.</summary>
        [Obsolete("Use IsNotNull")]
        public static void NotNull(object value, string message = "") => IsNotNull(value, message);

        /// <summary>The older name of IsInstanceOfType.</summary>
        [Obsolete("Use IsInstanceOfType")]
        public static void IsType(Type expected, object value, string message = "") => IsInstanceOfType(value, expected, message);

        /// <summary>The older name of IsNotInstanceOfType.</summary>
        [Obsolete("Use IsNotInstanceOfType")]
        public static void IsNotType(Type wrongType, object value, string message = "") => IsNotInstanceOfType(value, wrongType, message);

        /// <summary>The older name of CollectionAssert.Empty.</summary>
        [Obsolete("Use CollectionAssert.Empty")]
        public static void Empty(ICollection collection, string message = "") => CollectionAssert.Empty(collection, message);

        /// <summary>The older name of CollectionAssert.NotEmpty.</summary>
        [Obsolete("Use CollectionAssert.NotEmpty")]
        public static void NotEmpty(ICollection collection, string message = "") => CollectionAssert.NotEmpty(collection, message);

        /// <summary>The older name of ThrowsException.</summary>
        [Obsolete("Use ThrowsException")]
        public static void Throws(Type exceptionType, Action action, string message = "") =>
            ThrowsException(exceptionType, action, message);
    }
}
