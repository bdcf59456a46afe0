using System.Runtime;

namespace System
{
    /// <summary>An object is not of the type it is cast to.</summary>
    public class InvalidCastException : SystemException
    {
#pragma warning disable CS0649 // written by the runtime where a cast fails: index of the type, and one
        [Verbose]
        private readonly int _from;

        [Verbose]
        private readonly int _to;
#pragma warning restore CS0649

        /// <summary>Creates the exception with the default message.</summary>
        public InvalidCastException()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public InvalidCastException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public InvalidCastException(string message, Exception innerException) : base(message, innerException)
        {
        }

        internal override string DefaultMessage
        {
            get { return "Specified cast is not valid."; }
        }

        /// <summary>What happened; of a cast in the program, with the names of both types.</summary>
        [Verbose]
        public override string Message
        {
            get
            {
                return _to == 0 ? base.Message
                    : "Unable to cast object of type '" + RuntimeType.NameOf(_from - 1) + "' to type '"
                        + RuntimeType.NameOf(_to - 1) + "'.";
            }
        }
    }
}
