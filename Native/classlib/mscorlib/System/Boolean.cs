namespace System
{
    /// <summary>True or false.</summary>
    public struct Boolean
    {
        /// <summary>The text of false.</summary>
        public static readonly string FalseString = "False";

        /// <summary>The text of true.</summary>
        public static readonly string TrueString = "True";

#pragma warning disable CS0649 // the runtime's own: the value itself
        private bool _value;
#pragma warning restore CS0649

        /// <summary>True or False.</summary>
        public override string ToString()
        {
            return _value ? "True" : "False";
        }
    }
}
