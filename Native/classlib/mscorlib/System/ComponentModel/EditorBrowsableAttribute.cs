// v1 has no GetHashCode here.
#pragma warning disable CS0659

namespace System.ComponentModel
{
    /// <summary>Whether an editor offers a member. Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class EditorBrowsableAttribute : Attribute
    {
        private readonly EditorBrowsableState _state;

        /// <summary>Always.</summary>
        public EditorBrowsableAttribute() : this(EditorBrowsableState.Always)
        {
        }

        /// <summary>As given.</summary>
        public EditorBrowsableAttribute(EditorBrowsableState state)
        {
            _state = state;
        }

        /// <summary>What was given to the constructor.</summary>
        public EditorBrowsableState State
        {
            get { return _state; }
        }

        /// <summary>Whether another object is such an attribute with the same state.</summary>
        public override bool Equals(object obj)
        {
            EditorBrowsableAttribute other = obj as EditorBrowsableAttribute;

            return other != null && other._state == _state;
        }
    }
}
