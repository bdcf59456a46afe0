using System.Reflection;

namespace System
{
    /// <summary>
    /// A method with its target. The runtime makes delegates (<c>newobj</c> on a delegate type stores target and method) and
    /// calls them (<c>Invoke</c>: if there is a list, each of its entries in order, the last result counts).
    /// </summary>
    public abstract class Delegate
    {
        /// <summary>The method's number in _method; the highest bit says whether it takes the target.</summary>
        internal const int MethodMask = 0xFFFF;

#pragma warning disable CS0649 // written by the runtime
        internal object _target;
        internal int _method;
        internal Delegate[] _list;
#pragma warning restore CS0649

        /// <summary>Creates a delegate.</summary>
        protected Delegate()
        {
        }

        /// <summary>The object the method is called on; null for a static method.</summary>
        public object Target
        {
            get { return _list == null ? _target : _list[_list.Length - 1].Target; }
        }

        /// <summary>The method; of a list of delegates that of the last one.</summary>
        public MethodInfo Method
        {
            get
            {
                return _list != null ? _list[_list.Length - 1].Method
                    : MemberTable.DelegateMethod(_method & MethodMask)
                        ?? throw new NotSupportedException("The image holds no members of the delegate's method.");
            }
        }

        /// <summary>Whether two delegates have the same type, methods and targets in the same order.</summary>
        public static bool operator ==(Delegate d1, Delegate d2)
        {
            return (object)d1 == (object)d2 || ((object)d1 != null && d1.Equals(d2));
        }

        /// <summary>Whether two delegates differ.</summary>
        public static bool operator !=(Delegate d1, Delegate d2)
        {
            return !(d1 == d2);
        }

        /// <summary>A delegate that calls the methods of both, in order.</summary>
        public static Delegate Combine(Delegate a, Delegate b)
        {
            if ((object)a == null)
            {
                return b;
            }

            if ((object)b == null)
            {
                return a;
            }

            Delegate[] first = a.Entries();
            Delegate[] second = b.Entries();
            Delegate[] list = new Delegate[first.Length + second.Length];
            Array.Copy(first, list, first.Length);
            Array.Copy(second, 0, list, first.Length, second.Length);

            return a.WithList(list);
        }

        /// <summary>A delegate without the last occurrence of the other one's methods; null when none is left.</summary>
        public static Delegate Remove(Delegate source, Delegate value)
        {
            if ((object)source == null || (object)value == null)
            {
                return source;
            }

            Delegate[] entries = source.Entries();
            Delegate[] gone = value.Entries();

            for (int start = entries.Length - gone.Length; start >= 0; start--)
            {
                if (!Matches(entries, start, gone))
                {
                    continue;
                }

                Delegate[] list = new Delegate[entries.Length - gone.Length];

                if (list.Length == 0)
                {
                    return null;
                }

                Array.Copy(entries, list, start);
                Array.Copy(entries, start + gone.Length, list, start, list.Length - start);

                return list.Length == 1 ? list[0] : source.WithList(list);
            }

            return source;
        }

        /// <summary>Whether another object is a delegate of the same type with the same methods and targets.</summary>
        public override bool Equals(object obj)
        {
            Delegate other = obj as Delegate;

            if ((object)other == null || RuntimeType.IndexOf((object)this) != RuntimeType.IndexOf((object)other))
            {
                return false;
            }

            Delegate[] mine = Entries();
            Delegate[] others = other.Entries();

            return mine.Length == others.Length && Matches(mine, 0, others);
        }

        /// <summary>A hash that equal delegates share.</summary>
        public override int GetHashCode()
        {
            return _method;
        }

        /// <summary>The single delegates this one calls, in order.</summary>
        public virtual Delegate[] GetInvocationList()
        {
            return (Delegate[])Entries().Clone();
        }

        private static bool Matches(Delegate[] entries, int start, Delegate[] wanted)
        {
            for (int i = 0; i < wanted.Length; i++)
            {
                Delegate entry = entries[start + i];

                if (entry._method != wanted[i]._method || entry._target != wanted[i]._target)
                {
                    return false;
                }
            }

            return true;
        }

        private Delegate[] Entries()
        {
            return _list ?? new Delegate[] { this };
        }

        private Delegate WithList(Delegate[] list)
        {
            Delegate copy = (Delegate)MemberwiseClone();
            copy._target = null;
            copy._method = 0;
            copy._list = list;

            return copy;
        }
    }
}
