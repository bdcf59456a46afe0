namespace System.Reflection
{
    /// <summary>Kinds of members.</summary>
    [Flags]
    public enum MemberTypes
    {
        /// <summary>Constructor.</summary>
        Constructor = 1,

        /// <summary>Event.</summary>
        Event = 2,

        /// <summary>Field.</summary>
        Field = 4,

        /// <summary>Method.</summary>
        Method = 8,

        /// <summary>Property.</summary>
        Property = 16,

        /// <summary>Type.</summary>
        TypeInfo = 32,

        /// <summary>Custom.</summary>
        Custom = 64,

        /// <summary>Nested type.</summary>
        NestedType = 128,

        /// <summary>All.</summary>
        All = 191,
    }
}
