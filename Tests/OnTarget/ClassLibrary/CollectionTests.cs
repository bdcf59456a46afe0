using System;
using System.Collections;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.ClassLibrary
{
    /// <summary>Tests ArrayList, Hashtable, Queue, Stack and arrays.</summary>
    [TestClass]
    public class CollectionTests
    {
        [TestMethod]
        public void A_list_keeps_its_order_when_items_are_inserted_and_removed()
        {
            ArrayList list = new ArrayList();
            for (int i = 0; i < 20; i++)
            {
                Assert.AreEqual(i, list.Add(i));
            }

            list.RemoveAt(0);
            list.Insert(2, "x");
            list.Remove(19);
            Assert.AreEqual(19, list.Count);
            Assert.AreEqual(1, (int)list[0]);
            Assert.AreEqual("x", (string)list[2]);
            Assert.AreEqual(18, (int)list[18]);
            Assert.AreEqual(3, list.IndexOf(3));
            Assert.IsFalse(list.Contains(19));
            int sum = 0;
            foreach (object item in list)
            {
                sum += item is int ? (int)item : 1000;
            }

            Assert.AreEqual(1171, sum);
        }

        [TestMethod]
        public void A_list_refuses_out_of_range_indices()
        {
            ArrayList list = new ArrayList();
            list.Add("a");
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => list.RemoveAt(1));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => list.Insert(2, "b"));
        }

        [TestMethod]
        public void A_hashtable_finds_keys_by_value_and_not_by_reference()
        {
            Hashtable table = new Hashtable();
            for (int i = 0; i < 50; i++)
            {
                table.Add("key" + i.ToString(), i);
            }

            Assert.AreEqual(50, table.Count);
            Assert.AreEqual(37, (int)table["key" + 37.ToString()]);
            Assert.IsNull(table["key50"]);
            table["key37"] = -1;
            Assert.AreEqual(-1, (int)table["key37"]);
            table.Remove("key0");
            Assert.IsFalse(table.Contains("key0"));
            int sum = 0;
            foreach (object key in table.Keys)
            {
                sum += (int)table[key];
            }

            Assert.AreEqual(1225 - 37 - 1, sum);
        }

        [TestMethod]
        public void A_duplicate_key_is_refused()
        {
            Hashtable table = new Hashtable();
            table.Add(7, "a");
            Assert.ThrowsException(typeof(ArgumentException), () => table.Add(7, "b"));
        }

        [TestMethod]
        public void A_queue_returns_the_first_element_and_a_stack_the_last()
        {
            Queue queue = new Queue();
            Stack stack = new Stack();
            for (int i = 0; i < 30; i++)
            {
                queue.Enqueue(i);
                stack.Push(i);
            }

            Assert.AreEqual(0, (int)queue.Dequeue());
            Assert.AreEqual(1, (int)queue.Peek());
            Assert.AreEqual(29, (int)stack.Pop());
            Assert.AreEqual(28, (int)stack.Peek());
            Assert.AreEqual(58, queue.Count + stack.Count);
        }

        [TestMethod]
        public void Arrays_are_copied_cleared_and_searched()
        {
            int[] from = { 1, 2, 3, 4, 5 };
            int[] to = new int[5];
            Array.Copy(from, 1, to, 0, 3);
            Assert.AreEqual(2, to[0]);
            Assert.AreEqual(0, to[3]);
            Array.Copy(from, 0, from, 1, 4);
            Assert.AreEqual(1, from[1]);
            Assert.AreEqual(4, from[4]);
            Array.Clear(from, 0, 2);
            Assert.AreEqual(0, from[1]);
            Assert.AreEqual(2, Array.IndexOf((Array)from, (object)2));
            Assert.AreEqual(-1, Array.IndexOf((Array)from, (object)9));
        }
    }
}
