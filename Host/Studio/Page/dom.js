// Functions that change only the parts of the page that differ, because replacing text or a list causes a new layout.
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

// Appends or removes children until an element has the given number of them.
export function fit(parent, count, make) {
  while (parent.childElementCount > count) {
    parent.lastElementChild.remove();
  }
  while (parent.childElementCount < count) {
    parent.append(make());
  }
  return [...parent.children];
}

// Keeps a list scrolled to its end while lines are appended, unless the user has scrolled up.
export function follow(element) {
  let isFollowing = true;
  let last = 0;
  element.addEventListener('scroll', () => {
    const isAtEnd = element.scrollTop + element.clientHeight > element.scrollHeight - 20;
    isFollowing = isAtEnd || (isFollowing && element.scrollTop >= last);
    last = element.scrollTop;
  });
  const toEnd = () => {
    if (isFollowing) {
      element.scrollTop = element.scrollHeight;
      last = element.scrollTop;
    }
  };
  new ResizeObserver(toEnd).observe(element);
  return toEnd;
}
