using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>The root of every type.</summary>
    public class Object
    {
        /// <summary>Creates an object.</summary>
        public Object()
        {
        }

        /// <summary>Whether two references are to the same object.</summary>
        public static bool ReferenceEquals(object objA, object objB)
        {
            return objA == objB;
        }

        /// <summary>Whether two objects are equal, null included.</summary>
        public static bool Equals(object objA, object objB)
        {
            return objA == objB || (objA != null && objB != null && objA.Equals(objB));
        }

        /// <summary>Whether another object equals this one: by reference, unless the type says otherwise.</summary>
        public virtual bool Equals(object obj)
        {
            return this == obj;
        }

        /// <summary>
        /// A hash that equal objects share: of the characters of a string, of the bits of a boxed value (as .NET folds the
        /// basic types), of the identity of anything else.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern int GetHashCode();

        /// <summary>The type of the object.</summary>
        public Type GetType()
        {
            return RuntimeType.Of(RuntimeType.IndexOf(this));
        }

        /// <summary>A text for the object: its type's full name, unless the type says otherwise.</summary>
        public virtual string ToString()
        {
            return RuntimeType.NameOf(RuntimeType.IndexOf(this));
        }

        /// <summary>A copy of the object, field by field; of an array, element by element.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        protected extern object MemberwiseClone();
    }
}
