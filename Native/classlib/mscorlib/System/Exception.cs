using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>
    /// The base of exceptions. The runtime makes its own without calling a constructor, so every field may be zero, and
    /// fills <c>_trace</c> while it unwinds: a method and an offset in its code for each frame, innermost first.
    /// </summary>
    public class Exception
    {
        /// <summary>A number for programs that want one.</summary>
        protected int HResult;

        private readonly string _message;
        private readonly Exception _inner;
#pragma warning disable CS0649 // written by the runtime
        private int[] _trace;
#pragma warning restore CS0649

        /// <summary>Creates the exception with the default message.</summary>
        public Exception()
        {
        }

        /// <summary>Creates the exception with a message.</summary>
        public Exception(string message)
        {
            _message = message;
        }

        /// <summary>Creates the exception with a message and the exception that led to it.</summary>
        public Exception(string message, Exception innerException)
        {
            _message = message;
            _inner = innerException;
        }

        /// <summary>The exception that led to this one, or null.</summary>
        public Exception InnerException
        {
            get { return _inner; }
        }

        /// <summary>What happened.</summary>
        public virtual string Message
        {
            get { return _message ?? DefaultMessage; }
        }

        /// <summary>The methods the exception came through, innermost first, a line each; null when it was not thrown.</summary>
        public virtual string StackTrace
        {
            get
            {
                string text = null;

                for (int i = 0; _trace != null && i < _trace.Length; i += 2)
                {
                    text = (text == null ? "   at " : text + "\n   at ") + MethodAt(_trace[i], _trace[i + 1]);
                }

                return text;
            }
        }

        internal virtual string DefaultMessage
        {
            get { return "Exception of type '" + RuntimeType.NameOf(RuntimeType.IndexOf((object)this)) + "' was thrown."; }
        }

        /// <summary>Type, message and, when thrown, the stack.</summary>
        public override string ToString()
        {
            string text = base.ToString();
            string message = Message;

            if (message.Length > 0)
            {
                text = text + ": " + message;
            }

            if (_inner != null)
            {
                text = text + "\n ---> " + _inner.ToString() + "\n   --- End of inner exception stack trace ---";
            }

            return _trace == null ? text : text + "\n" + StackTrace;
        }

        /// <summary>A method as a trace names it: by its name, or by its place in an image that has no method names.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string MethodAt(int method, int offset);
    }
}
