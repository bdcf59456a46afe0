namespace System.Runtime.CompilerServices
{
    /// <summary>What the compiler calls.</summary>
    public static class RuntimeHelpers
    {
        /// <summary>Bytes from a string object to its characters: header and length stand in front.</summary>
        public static int OffsetToStringData
        {
            get { return 8; }
        }

        /// <summary>Fills an array from a field's initial data.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void InitializeArray(Array array, RuntimeFieldHandle fldHandle);

        /// <summary>A copy of a boxed value; any other object itself.</summary>
        public static object GetObjectValue(object obj)
        {
            return obj is ValueType value ? value.Copy() : obj;
        }
    }
}
