namespace System.Runtime.CompilerServices
{
    /// <summary>What a method's body is made of.</summary>
    public enum MethodCodeType
    {
        /// <summary>IL.</summary>
        IL = 0,

        /// <summary>Native.</summary>
        Native = 1,

        /// <summary>OPTIL.</summary>
        OPTIL = 2,

        /// <summary>Runtime.</summary>
        Runtime = 3
    }
}
