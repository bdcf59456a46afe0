using System.Collections;
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("nanoFramework.System.Text")]

namespace System
{
    /// <summary>
    /// What .NET says about an argument out of its range. Each method takes the parameter's name first; an image linked with natives
    /// of its own says the name alone (the linker's <c>TerseMessages</c>), so a call costs it what a plain <c>new</c> costs.
    /// </summary>
    internal static class OutOfRange
    {
        /// <summary>For an index of an element.</summary>
        public const string Index = "Index was out of range. Must be non-negative and less than the size of the collection.";

        /// <summary>For an index that may be the end.</summary>
        public const string IndexOrEnd =
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection.";

        /// <summary>For a number of elements behind an index.</summary>
        public const string Count = "Count must be positive and count must refer to a location within the string/array/collection.";

        /// <summary>For a length of a part of a string.</summary>
        public const string Part = "Index and length must refer to a location within the string.";

        /// <summary>For a number that must not be negative.</summary>
        public const string NonNegative = "Non-negative number required.";

        /// <summary>The value is below zero.</summary>
        public static ArgumentOutOfRangeException Negative(string name, int value)
        {
            return new ArgumentOutOfRangeException(name, value, name + " ('" + value.ToString() + "') must be a non-negative value.");
        }

        /// <summary>The value is zero or below.</summary>
        public static ArgumentOutOfRangeException NotPositive(string name, int value)
        {
            return value < 0 ? new ArgumentOutOfRangeException(
                name, value, name + " ('" + value.ToString() + "') must be a non-negative and non-zero value.")
                : new ArgumentOutOfRangeException(name, value, name + " ('0') must be a non-negative and non-zero value.");
        }

        /// <summary>The value is below zero, or else wrong for another reason.</summary>
        public static ArgumentOutOfRangeException NegativeOr(string name, int value, string otherwise)
        {
            return value < 0 ? Negative(name, value) : new ArgumentOutOfRangeException(name, otherwise);
        }

        /// <summary>The first of some values that is below zero.</summary>
        public static ArgumentOutOfRangeException NegativeFirst(string name, int first, int second, int third)
        {
            int value = first < 0 ? first : second < 0 ? second : third;

            return first < 0 ? Negative(name, value) : Below(name, value);
        }

        /// <summary>A part does not lie in the array of bytes.</summary>
        public static ArgumentOutOfRangeException Buffer(string name, int index, int count)
        {
            return index < 0 || count < 0 ? new ArgumentOutOfRangeException(name, NonNegative)
                : new ArgumentOutOfRangeException("bytes", "Index and count must refer to a location within the buffer.");
        }

        /// <summary>So many elements do not lie behind the index.</summary>
        public static ArgumentOutOfRangeException Above(string name, int value, char[] array, int length)
        {
            return new ArgumentOutOfRangeException(
                name, value, name + " ('" + value.ToString() + "') must be less than or equal to '"
                    + (array.Length - length).ToString() + "'.");
        }

        /// <summary>A list has no such element, or, when the last index is its end, no place to insert one.</summary>
        public static ArgumentOutOfRangeException Element(string name, int last, ICollection list)
        {
            return new ArgumentOutOfRangeException(name, last == list.Count ? IndexOrEnd : Index);
        }

        /// <summary>A range does not lie in the array it is copied from or to.</summary>
        public static ArgumentException ShortArray(Array source, int index, int length)
        {
            return length > source.Length - index
                ? new ArgumentException(
                    "Source array was not long enough. Check the source index, length, and the array's lower bounds.", "sourceArray")
                : new ArgumentException(
                    "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
                    "destinationArray");
        }

        private static ArgumentOutOfRangeException Below(string name, int value)
        {
            return new ArgumentOutOfRangeException(
                name, value, name + " ('" + value.ToString() + "') must be greater than or equal to '0'.");
        }
    }
}
