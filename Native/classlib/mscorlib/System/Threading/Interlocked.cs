namespace System.Threading
{
    /// <summary>
    /// Changes to a variable that nothing comes between: threads take turns and none is interrupted, so plain changes are that.
    /// </summary>
    public static class Interlocked
    {
        /// <summary>Adds one and returns the new value.</summary>
        public static int Increment(ref int location)
        {
            return ++location;
        }

        /// <summary>Takes one off and returns the new value.</summary>
        public static int Decrement(ref int location)
        {
            return --location;
        }

        /// <summary>Stores a value and returns the old one.</summary>
        public static int Exchange(ref int location1, int value)
        {
            int old = location1;
            location1 = value;

            return old;
        }

        /// <summary>Stores a value if the variable equals a comparand; returns the old value.</summary>
        public static int CompareExchange(ref int location1, int value, int comparand)
        {
            int old = location1;

            if (old == comparand)
            {
                location1 = value;
            }

            return old;
        }
    }
}
