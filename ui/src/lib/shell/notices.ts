/** A line below the top bar: something went wrong, or only wants to be known. */
export interface Notice {
  bad: boolean;
  text: string;
}
