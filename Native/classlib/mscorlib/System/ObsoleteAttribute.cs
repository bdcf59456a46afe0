namespace System
{
    /// <summary>Marks what should not be used any more.</summary>
    [AttributeUsage(AttributeTargets.All, Inherited = false)]
    public sealed class ObsoleteAttribute : Attribute
    {
        private readonly string _message;
        private readonly bool _error;

        /// <summary>Creates the attribute.</summary>
        public ObsoleteAttribute()
        {
        }

        /// <summary>Creates the attribute with what to use instead.</summary>
        public ObsoleteAttribute(string message)
        {
            _message = message;
        }

        /// <summary>Creates the attribute; error makes every use a compile error.</summary>
        public ObsoleteAttribute(string message, bool error)
        {
            _message = message;
            _error = error;
        }

        /// <summary>What to use instead.</summary>
        public string Message
        {
            get { return _message; }
        }

        /// <summary>Whether a use is an error.</summary>
        public bool IsError
        {
            get { return _error; }
        }
    }
}
