namespace System
{
    /// <summary>What an attribute may be put on.</summary>
    [Flags]
    public enum AttributeTargets
    {
        /// <summary>Assembly.</summary>
        Assembly = 1,

        /// <summary>Module.</summary>
        Module = 2,

        /// <summary>Class.</summary>
        Class = 4,

        /// <summary>Struct.</summary>
        Struct = 8,

        /// <summary>Enum.</summary>
        Enum = 16,

        /// <summary>Constructor.</summary>
        Constructor = 32,

        /// <summary>Method.</summary>
        Method = 64,

        /// <summary>Property.</summary>
        Property = 128,

        /// <summary>Field.</summary>
        Field = 256,

        /// <summary>Event.</summary>
        Event = 512,

        /// <summary>Interface.</summary>
        Interface = 1024,

        /// <summary>Parameter.</summary>
        Parameter = 2048,

        /// <summary>Delegate.</summary>
        Delegate = 4096,

        /// <summary>ReturnValue.</summary>
        ReturnValue = 8192,

        /// <summary>All.</summary>
        All = 16383
    }
}
